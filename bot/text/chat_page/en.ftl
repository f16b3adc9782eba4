# What stands on the chat page itself; what the bot says in it is in the files above. Ids are shared with ko.ftl.

## The first look

web-welcome-title = The rest of the picture
web-welcome = Send a photo in which somebody is cut off, at the knees for example. I paint what is missing; your own pixels stay as they are.
web-welcome-choose = Choose a photo
web-welcome-drop = or drop one here, or paste it
web-welcome-then = Then just write what should change:
web-welcome-drawing = A drawing: somebody cut off at the hips by the edge of a photo, with legs and numbered joints painted below it.
web-example-pose = 13 down 5
web-example-joint = left knee up a bit
web-example-words = white sneakers, on a beach

## Writing and sending

web-field = Your message
web-field-hint = Write what to change…
web-field-hint-first = Send a photo to begin…
web-send = Send
web-choose = Choose photos
web-camera = Take a photo
web-drop = Drop it anywhere
web-drop-words = What stands in the field goes with it.
web-reply = Reply to this
web-reply-to = Reply to
web-reply-remove = Don't reply to this message
web-sending = Sending… { $percent } %
web-unsent = Not sent yet; it goes as soon as you're connected.
web-send-again = Send again
web-discard = Remove
web-too-large = This file is over { $megabytes } MB. Make it smaller and send it again.
web-failed = This didn't arrive. Please send it again.

## Messages

web-log = Conversation
web-you = You
web-newer = To the newest
web-open = Open { $name } large
web-download = Download
web-file-size = { $width } × { $height } pixels
web-new-messages = ({ $count }) new · Difootsion
web-progress = Progress

## Connection

web-lost = No connection. What you write is kept and sent as soon as it's back.
web-back = Connected again.
web-signed-out = You have to sign in again; what you write is kept until then.
web-sign-in = Sign in

## Pictures, large

web-close = Close
web-previous = Previous picture
web-next = Next picture
web-counted = { $number } of { $count }
web-take = Go on with this one
web-compare = Before / after
web-compare-slider = How much of the photo is shown
web-before = Before
web-after = After
web-compare-failed = The pictures could not be loaded. Close this and try again.
web-editor = Pose
web-editor-failed = The pose editor could not be opened. Close this and try again.

## The menu

web-menu = Menu
web-menu-help = What you can write
web-menu-status = What is running
web-menu-language = Language
web-menu-forget = Delete everything of mine
