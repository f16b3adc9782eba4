# What the server of the web pages says when a request is not met, and its page to sign in. Ids are shared with ko.ftl.

server-not-understood = The page sent something I can't read. Reload the page and try again.
server-who = I don't know who you are any more. Open this page anew, or tap the button in your chat once more.
server-forbidden = This can't be opened from here. Open the bot's own address.
server-not-there = This isn't there any more. Go back to your chat and send the photo again.
server-too-large = That is too much at once. Send something smaller.
server-too-much = That was a lot at once. Wait a minute, then try again.
server-uploads = { $count } photos of yours are still on their way. Wait until one has arrived, then send the next.
server-silent = The photo stopped coming: nothing arrived for { $seconds } seconds. Check your connection and send it again.
server-busy = Many photos are coming in just now. Wait a minute, then send yours again.
server-opened-before = This editor was opened once already, or too long ago. Close it and open it again from your chat.
server-full = Too many pages are open just now. Close one, or try again in a few minutes.
server-sign-in = Sign in
server-password = Password
server-wrong-password = That isn't the password. Try again.
