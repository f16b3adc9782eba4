# Every sentence the bot says, in English. Plain and short, and each says what to do next.
# Ids are shared with ko.ftl, arguments too. $wait is a duration- message, $joint a joint- message.

## A photo comes in

photo-received =
    { $ahead ->
        [0] Got it. Your photo will be ready in about { $wait }.
        [one] Got it. One photo is ahead of yours: ready in about { $wait }.
       *[other] Got it. { $ahead } photos are ahead of yours: ready in about { $wait }.
    }
photo-nobody = I can't find anybody in this photo. Send one in which a person's shoulders and hips can be seen.
photo-two-people = There seems to be more than one person here; I only see the one in front. To complete another one, cut the photo so that only they are in it, and send that.
photo-nothing-missing = Nobody is cut off here: both feet are in the photo. I can still make variations, or send another one.
photo-head-missing = The head is outside this photo, so what I paint there is a guess. A photo with the face in it comes out better.
photo-too-large = This file is over { $megabytes } MB. Send a smaller one, or send it as a photo instead of a file.
photo-too-many-pixels = This photo has more than { $megapixels } megapixels. Make it smaller and send it again.
photo-too-much-memory = Reading this picture takes more memory than I have for one. Make it smaller, or save it as an ordinary JPEG (not progressive), and send it again.
photo-too-small = This photo is too small to work on. Send one of at least { $pixels } pixels on its shorter side.
photo-not-a-picture = This isn't a picture I can read. Send a JPEG, PNG or WEBP.
photo-heic = This is a HEIC, HEIF or AVIF picture, which I can't read. Send it as a photo instead of as a file, or save it as JPEG first.
photo-broken = This file is damaged and can't be opened. Save the picture once more and send it again.
photo-kept = I keep this photo: tap “{ button-paint }” when there is room, and it is painted.
photo-takes-too-long = Reading this picture takes too long. Send a smaller one, or save it as JPEG first.
photo-nudity = This photo seems to show nudity, so I don't work on it. Send one in which everybody is dressed. It cost you nothing.

## While it is painted

progress-waiting =
    { $ahead ->
        [0] You're next: about { $wait } to go.
        [one] One photo ahead of you: about { $wait } to go.
       *[other] { $ahead } photos ahead of you: about { $wait } to go.
    }
progress-looking = Looking for the body in your photo…
progress-painting = Painting… { $percent } %
progress-finishing = Almost there: fitting it to your photo…
progress-done = It's ready, see below.
progress-ended = This is over, see below.

## It is done

legend = 🟠 right, 🔵 left, ○ guessed, ■ fixed because your photo shows it.
result-completed =
    Done! The numbers mark the joints. { legend }
    Something off? Just write it, for example:
    { $first }
    { $second }
result-repainted = Repainted as picture { $number }. Still off? Write what to move, or tap “{ button-undo }”.
result-variations =
    { $count ->
        [one] Here is a variation. Tap its number to go on with it.
       *[other] Here are { $count } variations. Tap a number to go on with that one.
    }
pose-changed = This is the new pose; the pale lines are the old one. Tap “{ button-paint }” when it looks right.
pose-person = From now on I mean person { $number }, unless you name another.
pose-shown = This is the pose as it is now.
grid-shown = Here is the grid. Name a cell to put a joint there, like “13 @ d7”, or count cells, like “13 down 2 cells”.
paint-first = Nothing is painted here yet. Tap “{ button-paint }”, and I paint what's missing.
line-paint-last = Painting has to come last in a line, so I changed nothing. Put what comes after it into a line of its own.
pose-suggestions = Four poses to start from. Tap one; nothing is painted until you tap “{ button-paint }”.
result-shown-again = Back to picture { $number }. Everything since then is kept.
result-lesson =
    To correct it, write for example:
    { $first }
    { $second }
picture-unknown =
    { $count ->
        [one] There is no picture { $number }: so far there is only your photo. Nothing was changed.
       *[other] There is no picture { $number }: there are 1 to { $count }. Nothing was changed.
    }
picture-shown = This is picture { $number }.
result-words-unknown =
    { $count ->
        [one] I don't know this word, so it may not show: { $words }. Try a simpler one.
       *[other] I don't know these words, so they may not show: { $words }. Try simpler ones.
    }
result-nudity = What came out was too bare, so I don't show it. Try other words or another variation. It cost you nothing.

## Correcting the pose

adjust-locked = The { $joint } is inside your photo, which I never change: moving it changes nothing in the painting. Move a joint in the newly painted part instead.
adjust-clamped = The { $joint } would have left the picture, so I stopped it at the edge. Move it back if that's too far.
adjust-bone-longer = The part down to the { $joint } is now { $percent } % longer than before. Tap “{ button-undo }” if that's too much.
adjust-bone-shorter = The part down to the { $joint } is now { $percent } % shorter than before. Tap “{ button-undo }” if that's too much.
adjust-shown = The { $joint } was hidden; I brought it back. Write “hide” and its number to hide it again.
adjust-undone = Undone. Tap “{ button-redo }” to have it back.
adjust-redone = Done again.
adjust-nothing-to-undo = There is nothing to undo. Write what to change, for example: { $first }
adjust-nothing-to-redo = There is nothing to redo: nothing was undone since your last change.
no-draft = Send me a photo first; then I know what you mean.
event-failed = Something went wrong on my side, and nothing was changed. Please try once more.
editor-opens = Tap the button and drag the joints. The link is only for you, and works for half an hour.
editor-not-here = The pose editor can't be opened here. Correct the pose in words, or send the photo to me in a private chat.
editor-other-picture = The pose belongs to another picture, so I changed nothing. Close the editor and open it again.
draft-lost = This draft can't be changed any more. Send the photo again to start anew.
prompt-noted = I can make variations with “{ $words }”. Tap “{ button-variations }” and they are painted; until then nothing changes.
prompt-noted-for-later = I keep “{ $words }”. When your photo is ready, tap “{ button-variations }”, and they are painted.
prompt-noted-for-photo = I can paint your photo with “{ $words }”. Tap “{ button-paint }” for that; until then nothing changes.
talk-small = I'm happy to help! To change the picture, write what to move, or what to wear; /help shows how.
talk-question = I can't answer questions, but /help shows what you can write. For other clothes or another place just name them, like “white sneakers, on a beach”.
draft-gone = This draft has been deleted, because it wasn't used for { $days } days or you asked for it. Send the photo again to start anew.

## Jobs

job-cancelled = Stopped. Your picture is as it was; tap “{ button-retry }” to start again.
job-nothing-to-cancel = Nothing is being painted just now.
job-failed = Something went wrong on my side. It cost you nothing; tap “{ button-retry }” to have it painted after all.
job-refused = This can't be painted as it was asked. Change the words or the pose, or send another photo. It cost you nothing.
job-set-aside = This one failed several times, so I've set it aside. It cost you nothing; try another photo or other words.

## What isn't painted, and limits

refused-undressing = I only paint people with their clothes on, so I left this out. Name something to wear instead, like “blue jeans”. It cost you nothing.
refused-sexual = I don't paint sexual pictures of people. Describe clothes, shoes or a place instead, like “on a beach”. It cost you nothing.
refused-minors = I paint children only in everyday clothes. Ask for something like “sneakers and jeans”. It cost you nothing.
refused-person = I don't turn anyone into another real person. Describe the clothes or the place instead, like “red stage outfit”. It cost you nothing.
limit-pace = That was a lot at once. Try again in { $wait }.
limit-photos =
    { $count ->
        [one] You can send one photo a day. The next one is possible in { $wait }.
       *[other] You can send { $count } photos a day. The next one is possible in { $wait }.
    }
limit-jobs =
    { $count ->
        [one] One picture of yours is still being made. Wait for it, or cancel it with /cancel.
       *[other] { $count } pictures of yours are still being made. Wait for one of them, or cancel one with /cancel.
    }
limit-queue = Many people are waiting just now. Try again in { $wait }.
limit-prompt = That's { $length } characters; I read up to { $limit }. Say it shorter.

## Commands

about-start =
    Hi! Send me a photo of somebody who is cut off, at the knees for example, and I paint the rest.
    You can then correct the pose in words and try other clothes or places. Your own pixels stay as they are.
    Send a photo to begin; /help shows more.
about-help =
    1. Send a photo. I paint what's missing and show the joints with numbers: { legend }
    2. Correct the pose: “13 down 5”, “left knee up a bit”, “hide 4”. Numbers are percent of the picture's height.
    3. Describe clothes, shoes or a place for a variation: “white sneakers, on a beach”.
    /undo and /redo step back and forth, /status shows what's running, /cancel stops it.
    /settings changes the language, /forget deletes everything of yours.
status-idle = Nothing is running. Send a photo, or reply to a picture to change it.
status-running =
    { $count ->
        [one] One picture is being made: about { $wait } to go. /cancel stops it.
       *[other] { $count } pictures are being made: about { $wait } to go. /cancel stops them.
    }
status-quota =
    { $left ->
        [0] No more photos today; the next one is possible in { $wait }.
        [one] You can send one more photo today.
       *[other] You can send { $left } more photos today.
    }
settings-shown = Language: English. Tap to change it.
settings-saved = Saved. I speak English with you now.
forget-confirm = This deletes all your photos, pictures and words, and can't be undone. Delete everything?
forget-done =
    Everything of yours is deleted:
    { $drafts ->
        [one] one draft
       *[other] { $drafts } drafts
    }, { $pictures ->
        [one] one picture
       *[other] { $pictures } pictures
    }, { $poses ->
        [one] one pose
       *[other] { $poses } poses
    } and { $jobs ->
        [one] one job
       *[other] { $jobs } jobs
    }. Messages in this chat are yours to delete. Send a photo whenever you want to start again.
forget-nothing = I had nothing of yours. Send a photo whenever you like.
forget-kept = Nothing was deleted.
owner-only-button = This button belongs to someone else. Give the command yourself to get your own.
owner-only = This picture belongs to someone else. Send your own photo to get your own buttons.
group-hello = Hi! In groups I only answer when you mention me, reply to me or send a photo with my name in its caption. What you send is seen by everyone here; write to me in private to keep it to yourself.

## Commands as the platforms list them

command-start = How it works
command-help = What you can write
command-status = What is running, and what you have left
command-cancel = Stop what is being painted
command-undo = One step back
command-redo = One step forward
command-settings = Language
command-forget = Delete everything of yours

## Buttons

button-paint = Paint
button-variations = Variations
button-undo = Undo
button-redo = Redo
button-cancel = Cancel
button-before-after = Before / after
button-file = Full-size file
button-poses = Poses
button-retry = Try again
button-yes-delete = Yes, delete everything
button-no = No, keep it
button-editor = Drag joints
button-say = { $words }
button-person = Person { $number }
button-pick = { $number }
button-english = English
button-korean = 한국어
pose-stand = Stand
pose-cross = Cross legs
pose-step = Step
pose-sit = Sit

## Durations

duration-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
duration-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
duration-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }

## Joints, by OpenPose's numbers; left and right are the person's own

joint-nose = nose (0)
joint-neck = neck (1)
joint-right-shoulder = right shoulder (2)
joint-right-elbow = right elbow (3)
joint-right-wrist = right wrist (4)
joint-left-shoulder = left shoulder (5)
joint-left-elbow = left elbow (6)
joint-left-wrist = left wrist (7)
joint-right-hip = right hip (8)
joint-right-knee = right knee (9)
joint-right-ankle = right ankle (10)
joint-left-hip = left hip (11)
joint-left-knee = left knee (12)
joint-left-ankle = left ankle (13)
joint-right-eye = right eye (14)
joint-left-eye = left eye (15)
joint-right-ear = right ear (16)
joint-left-ear = left ear (17)
