"""The Bot API's methods, as far as the bot calls them."""

import io
from typing import Any

from aiohttp.web import FileField
from PIL import Image

from tests.fakes.telegram_world import ME, Json, World, bad, units

_TEXT, _CAPTION, _NOTE, _DATA = 4096, 1024, 200, 64
_PHOTO, _UPLOAD, _DOWNLOAD = 10_000_000, 50_000_000, 20_000_000

Form = dict[str, Any]


class Methods:
    """One function a method; a refusal is raised. `getUpdates` and webhooks are the server's matter."""

    def __init__(self, world: World) -> None:
        self._world = world

    def call(self, method: str, form: Form) -> Any:
        """The `result` of a call."""
        return getattr(self, method)(form)

    def getMe(self, form: Form) -> Json:
        return ME

    def setMyCommands(self, form: Form) -> bool:
        self._world.commands[form.get("language_code", "")] = form["commands"]
        return True

    def sendMessage(self, form: Form) -> Json:
        return self._said(form, text=_text(form))

    def sendPhoto(self, form: Form) -> Json:
        return self._said(form, caption=_caption(form), photo=self._photo(form["photo"]))

    def sendDocument(self, form: Form) -> Json:
        return self._said(form, caption=_caption(form), document=self._document(form["document"]))

    def sendMediaGroup(self, form: Form) -> list[Json]:
        media = form["media"]
        if not 2 <= len(media) <= 10:
            raise bad("wrong number of messages in the media group")
        if len({item["type"] for item in media}) > 1:
            raise bad("documents can't be mixed with other media types")
        group = {"media_group_id": f"album-{self._world.number()}"}
        return [self._said(form, **self._medium(item, form), **group) for item in media]

    def editMessageText(self, form: Form) -> Json:
        message = self._target(form)
        if "text" not in message:
            raise bad("there is no text in the message to edit")
        return self._changed(message, form, text=_text(form))

    def editMessageCaption(self, form: Form) -> Json:
        message = self._target(form)
        if "text" in message:
            raise bad("there is no caption in the message to edit")
        return self._changed(message, form, caption=_caption(form))

    def editMessageMedia(self, form: Form) -> Json:
        return self._changed(self._target(form), form, **self._medium(form["media"], form))

    def editMessageReplyMarkup(self, form: Form) -> Json:
        message = self._target(form)
        kept = {name: message[name] for name in ("text", "caption", "photo", "document") if name in message}
        return self._changed(message, form, **kept)

    def answerCallbackQuery(self, form: Form) -> bool:
        if self._world.presses.get(form["callback_query_id"], form) is not None:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if units(form.get("text", "")) > _NOTE:
            raise bad("MESSAGE_TOO_LONG")
        self._world.presses[form["callback_query_id"]] = form
        return True

    def getFile(self, form: Form) -> Json:
        data = self._world.files[form["file_id"]]
        if len(data) > _DOWNLOAD:
            raise bad("file is too big")
        name = form["file_id"]
        return {"file_id": name, "file_unique_id": name, "file_size": len(data), "file_path": f"kept/{name}"}

    def _said(self, form: Form, **content: Any) -> Json:
        chat = int(form["chat_id"])
        if chat not in self._world.chats:
            raise bad("chat not found")
        topic = form.get("message_thread_id")
        return self._world.add_message(
            chat, ME, **content, **_keyboard(form), message_thread_id=topic and int(topic)
        )

    def _target(self, form: Form) -> Json:
        message = self._world.messages.get((int(form["chat_id"]), int(form["message_id"])))
        if message is None:
            raise bad("message to edit not found")
        if message["from"] != ME:
            raise bad("message can't be edited")
        return message

    def _changed(self, message: Json, form: Form, **content: Any) -> Json:
        parts = ("text", "caption", "photo", "document", "reply_markup")
        before = {name: message[name] for name in parts if name in message}
        after = {name: value for name, value in {**content, **_keyboard(form)}.items() if value}
        if before == after:
            raise bad("message is not modified: specified new message content is exactly the same")
        for name in before:
            del message[name]
        message.update(after, edit_date=message["date"])
        return message

    def _medium(self, item: Json, form: Form) -> Json:
        upload = form[item["media"].removeprefix("attach://")]
        content = {"caption": _caption(item)}
        if item["type"] == "photo":
            return {**content, "photo": self._photo(upload)}
        return {**content, "document": self._document(upload)}

    def _photo(self, upload: FileField) -> list[Json]:
        data = upload.file.read()
        if len(data) > _PHOTO:
            raise bad("file is too big")  # the wording is not known for sure
        try:
            image = Image.open(io.BytesIO(data))
        except OSError as error:
            raise bad("IMAGE_PROCESS_FAILED") from error
        if sum(image.size) > 10_000 or max(image.size) > 20 * min(image.size):
            raise bad("PHOTO_INVALID_DIMENSIONS")
        image.thumbnail((1280, 1280))
        out = io.BytesIO()
        image.convert("RGB").save(out, "JPEG", quality=87)
        return self._world.photo(out.getvalue())

    def _document(self, upload: FileField) -> Json:
        data = upload.file.read()
        if len(data) > _UPLOAD:
            raise bad("file is too big")
        return self._world.document(data, upload.filename, upload.content_type)


def _text(form: Form) -> str:
    if not 0 < units(form.get("text", "")) <= _TEXT:
        raise bad("message text is empty" if not form.get("text") else "message is too long")
    return str(form["text"])


def _caption(form: Form) -> str:
    if units(form.get("caption", "")) > _CAPTION:
        raise bad("message caption is too long")
    return str(form.get("caption", ""))


def _expect_page(button: Json, chat: int) -> None:
    """A page is opened by https, in a chat with one person; its button does nothing else."""
    if chat < 0:
        raise bad("BUTTON_TYPE_INVALID")
    if "callback_data" in button or not button["web_app"]["url"].startswith("https://"):
        raise bad("BUTTON_URL_INVALID")


def _keyboard(form: Form) -> Form:
    keyboard = form.get("reply_markup", {})
    for button in (button for row in keyboard.get("inline_keyboard", []) for button in row):
        if "web_app" in button:
            _expect_page(button, int(form["chat_id"]))
        elif not 0 < len(button["callback_data"].encode()) <= _DATA:
            raise bad("BUTTON_DATA_INVALID")
    return {"reply_markup": keyboard} if keyboard.get("inline_keyboard") else {}
