# What Discord lists after a slash and in a message's menu, and what a server is told. Names of commands have small
# letters and no spaces. Ids are shared with ko.ftl.

discord-hello = Hi! Send me a photo in which somebody is cut off, with /paint or by mentioning me, and I paint the rest. In servers I only answer when you mention me or reply to me. What you send is seen by everyone here; write to me in private to keep it to yourself.

slash-start = start
slash-help = help
slash-status = status
slash-cancel = cancel
slash-undo = undo
slash-redo = redo
slash-settings = settings
slash-forget = forget
slash-paint = paint
slash-paint-about = Complete a photo in which somebody is cut off
slash-photo = photo
slash-photo-about = JPEG, PNG or WEBP, up to 20 MB
slash-words = words
slash-words-about = What the person should wear, or where to be
slash-adjust = adjust
slash-adjust-about = Correct the pose in several lines
slash-adjust-this = Correct this pose
