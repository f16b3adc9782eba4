"""Buttons, menus, who presses them, and when."""

from datetime import timedelta

from bot.conversation.events import ButtonPressed
from bot.discord.platform import Discord
from bot.discord.settings import DiscordSettings
from bot.platform import Label, Outgoing
from storage.users import Who
from tests.bot.discord.desk import ScriptedDesk
from tests.bot.discord.pictures import png, shot
from tests.bot.discord.world import World, there

PAINT = ((Label("Paint", "paint.d1."), Label("Undo", "undo.d1.")),)
MANY = tuple(tuple(Label(f"{row}{nth}", f"say.d1.{row}.{nth}") for nth in range(5)) for row in range(8))


async def shown(world: World, outgoing: Outgoing) -> None:
    """Have an answer shown in the server's channel."""
    world.desk.prepare(outgoing)
    await world.alice.send(world.channel, f"{world.mention} show")
    world.desk.events.clear()


async def test_a_press_is_an_event_with_the_buttons_data(world: World) -> None:
    await shown(world, Outgoing("A pose.", (shot(),), PAINT))
    world.desk.prepare(Outgoing("It will be painted."))
    pressed = await world.alice.click(there(world.channel.last_message), label="Paint")
    (event,) = world.desk.events
    assert isinstance(event, ButtonPressed)
    assert (event.data, event.origin.who) == ("paint.d1.", Who("discord", str(world.alice.id)))
    assert event.origin.language == "ko"
    assert pressed.deferred
    assert [each.content for each in pressed.followups] == ["It will be painted."]


async def test_a_strangers_press_is_passed_on_as_theirs(world: World) -> None:
    await shown(world, Outgoing("A pose.", (), PAINT))
    world.desk.prepare(Outgoing("This picture belongs to someone else.", quiet=True))
    pressed = await world.bob.click(there(world.channel.last_message), label="Undo")
    assert world.desk.events[0].origin.who == Who("discord", str(world.bob.id))
    assert [each.ephemeral for each in pressed.followups] == [True]


async def test_instead_changes_the_pressed_message_and_leaves_nothing_of_it(world: World) -> None:
    await shown(world, Outgoing("A pose.", (shot("old.png"),), PAINT))
    before = there(world.channel.last_message)
    world.desk.prepare(Outgoing("Undone.", (shot("new.png", png("gold")),), PAINT[:1], instead=True))
    await world.alice.click(before, label="Undo")
    after = there(world.channel.last_message)
    assert (after.id, after.content) == (before.id, "Undone.")
    assert [file.filename for file in after.attachments] == ["new.png"]
    assert await after.attachments[0].read() == png("gold")
    assert world.desk.said_[-1][2] == str(before.id)
    world.desk.prepare(Outgoing("Nothing was deleted.", instead=True))
    await world.alice.click(after, label="Undo")
    last = there(world.channel.last_message)
    assert (last.content, last.attachments, last.components) == ("Nothing was deleted.", [], [])


async def test_a_button_on_a_quiet_message_can_change_it(world: World) -> None:
    world.desk.prepare(Outgoing("Delete everything?", (), ((Label("No", "keep.."),),), quiet=True))
    asked = await world.alice.slash(world.channel, "forget")
    world.desk.prepare(Outgoing("Nothing was deleted.", instead=True))
    await world.alice.click(asked.followups[0], label="No")
    assert asked.followups[0].content == "Nothing was deleted."
    assert asked.followups[0].components == []


async def test_what_fits_no_row_is_in_a_menu(world: World) -> None:
    await shown(world, Outgoing("Forty.", (), MANY))
    message = there(world.channel.last_message)
    await world.alice.select(message, ["say.d1.7.4"])
    await world.alice.click(message, label="00")
    assert [event.data for event in world.desk.events if isinstance(event, ButtonPressed)] == [
        "say.d1.7.4",
        "say.d1.0.0",
    ]


async def test_yesterdays_buttons_work_after_a_restart(world: World, settings: DiscordSettings) -> None:
    await shown(world, Outgoing("Forty.", (), MANY))
    message = there(world.channel.last_message)
    desk = ScriptedDesk()
    await world.env.restart_bot(Discord(settings, desk).client)
    await world.env.advance_time(timedelta(days=1).total_seconds())
    await world.alice.select(message, ["say.d1.7.4"])
    desk.prepare(Outgoing("Here.", instead=True))
    await world.alice.click(message, label="11")
    data = [event.data for event in desk.events if isinstance(event, ButtonPressed)]
    assert data == ["say.d1.7.4", "say.d1.1.1"]
    assert there(world.channel.last_message).content == "Here."
    assert world.desk.events == []


async def test_the_library_remembers_no_message_with_buttons(world: World) -> None:
    await shown(world, Outgoing("A pose.", (), PAINT))
    await world.alice.slash(world.channel, "adjust")
    await world.alice.click(there(world.channel.last_message), label="Undo")
    assert world.platform.client.persistent_views == []
    assert not world.platform.busy


async def test_a_page_is_a_link_for_the_one_who_pressed(world: World) -> None:
    await shown(world, Outgoing("A pose.", (), PAINT))
    page = Label("Pose editor", "edit.d1.", "https://bot.example.org/edit#draft=d1&pass=p")
    world.desk.prepare(Outgoing("Tap the button.", (), ((page,),), quiet=True))
    pressed = await world.alice.click(there(world.channel.last_message), label="Paint")
    (told,) = pressed.followups
    assert told.ephemeral
    (row,) = told.components
    (link,) = row["components"]
    assert (link["label"], link["url"], link.get("custom_id")) == ("Pose editor", page.url, None)
