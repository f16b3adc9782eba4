# The pose editor, in the web chat and alone. $joint is the name of a joint, $number its number or a person's.

editor-title = Pose editor
editor-loading = Opening the pose…
editor-stage = Skeleton. Tab goes from joint to joint, arrow keys move one.
editor-joint = joint
editor-place = { $x } across, { $y } down
editor-person-number = Person { $number }
editor-is-visible = shown
editor-is-guessed = guessed
editor-is-hidden = hidden
editor-is-locked = on the photo

## The bar and the tools

editor-undo = Undo
editor-redo = Redo
editor-fit = Show everything
editor-closer = Zoom in
editor-farther = Zoom out
editor-save-file = Save JSON
editor-save = Save
editor-close = Close
editor-panel = Pose and view
editor-close-panel = Close the panel
editor-tools = Tools
editor-frame = Select with a frame
editor-scope = What a drag moves
editor-scope-joint = Joint
editor-scope-limb = Limb
editor-scope-person = Person
editor-lengths = Keep bone lengths
editor-hide = Hide
editor-show = Show again

## The panel

editor-people = People
editor-add-person = Add a person
editor-duplicate = Duplicate this person
editor-remove-person = Remove this person
editor-select-all = Select all joints of this person
editor-selected = Selected
editor-nothing-selected = Tap a joint to select it. Hold Shift, or press longer on a phone, to select more.
editor-many-selected = { $count } joints
editor-x = Pixels from the left
editor-y = Pixels from the top
editor-pose = Pose
editor-pose-stand = Stand
editor-pose-cross = Cross
editor-pose-step = Step
editor-pose-sit = Sit
editor-mirror = Mirror the body
editor-swap = Exchange left and right
editor-reset = Back to the found pose
editor-view = View
editor-numbers = Joint numbers
editor-names = Joint names
editor-hidden-joints = Hidden joints
editor-ghost = Pose that was found
editor-brightness = Brightness of the picture
editor-files = Files
editor-open-picture = Open a picture
editor-open-pose = Open a pose (JSON)
editor-save-json = Save pose (JSON)
editor-save-png = Save skeleton (PNG)
editor-units = Numbers in the JSON file
editor-in-pixels = JSON in pixels
editor-in-shares = JSON in shares, 0 to 1

## Keys

editor-keys = Keys
editor-key-tab = next joint
editor-key-arrows = move by 1 pixel
editor-key-shift = with arrows: 10 pixels; with a tap or drag: select more
editor-key-drag = with a drag: move the limb, the person
editor-key-hide = hide, show
editor-key-undo = undo, redo
editor-key-all = select the whole person
editor-key-scope = a drag moves joint, limb, person
editor-key-lengths = keep bone lengths
editor-key-mirror = mirror the body
editor-key-person = person before, after
editor-key-zoom = zoom, show everything
editor-key-save = save

## The typed line

editor-line = Say what to change
editor-line-hint = Type a change: 13 down 5
editor-line-send = Do it

## What is said

editor-dismiss = Close this note
editor-locked = The { $joint } lies on your photo, which stays as it is. Moving it changes nothing in the picture; drag a round joint instead.
editor-hid = Hidden: this joint no longer guides the painting.
editor-see-hidden = See hidden joints
editor-sides-all = Left and right of person { $number } seem to be exchanged: the face is seen from the front, the body from behind.
editor-sides-legs = The legs of person { $number } seem to be exchanged or cross at the knees.
editor-swap-them = Exchange them
editor-sides-right = It is right
editor-saved = Saved. You can go back to the chat.
editor-kept = Your pose is kept on this device.
editor-kept-offer = Here is a pose that you did not save last time.
editor-restore = Take it
editor-discard = Throw it away
editor-try-again = Try again
editor-changed-elsewhere = The pose has changed meanwhile, in the chat or in another tab.
editor-save-mine = Save mine
editor-show-theirs = Show the new one
editor-no-connection = There is no connection right now.
editor-server-trouble = The server could not do that.
editor-no-pose-yet = Nobody has looked for the body in this photo yet. Try again in a moment.
editor-no-picture = The picture could not be loaded; the pose can be changed without it.
editor-empty = Open a picture or a pose, or start with a person who stands.
editor-stays-here = Everything stays on this device; nothing is sent.
editor-file-no-json = This file is not JSON. Choose an OpenPose JSON file.
editor-file-no-people = This file has no list of “people”: it is not an OpenPose JSON file.
editor-file-no-joints = A person in this file does not have 18 joints of x, y and confidence. Choose a file of body poses (COCO, 18 joints).
editor-file-no-size = This file does not say the size of its picture. Add canvas_width and canvas_height.
editor-file-too-many = This file has more than 64 people.
editor-file-other-picture = This pose belongs to a picture of another shape.
editor-file-no-picture = This is not a picture that can be opened. Choose a JPEG, PNG or WEBP.
editor-file-too-large = This picture is too large for a PNG. Save the JSON instead.
editor-file-more = Hands, faces and animals of this file are kept and saved with it again, unchanged.

## Joints

editor-joint-nose = nose
editor-joint-neck = neck
editor-joint-right-shoulder = right shoulder
editor-joint-right-elbow = right elbow
editor-joint-right-wrist = right wrist
editor-joint-left-shoulder = left shoulder
editor-joint-left-elbow = left elbow
editor-joint-left-wrist = left wrist
editor-joint-right-hip = right hip
editor-joint-right-knee = right knee
editor-joint-right-ankle = right ankle
editor-joint-left-hip = left hip
editor-joint-left-knee = left knee
editor-joint-left-ankle = left ankle
editor-joint-right-eye = right eye
editor-joint-left-eye = left eye
editor-joint-right-ear = right ear
editor-joint-left-ear = left ear
