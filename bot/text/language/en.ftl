# What the adjustment language says of a line: why it changed nothing, and what is asked back.
# A hint, try-, follows every trouble-; the two meanings follow every doubt-, as buttons.

## Why nothing was changed

trouble-unknown-word = I don't know “{ $what }”.
trouble-no-joint-there = The skeleton has no joint at “{ $what }”.
trouble-unclear = I know these words, but not what they ask for together: “{ $what }”.
trouble-no-such-joint = There is no joint { $what }: joints have the numbers 0 to { $limit }.
trouble-no-such-person = There is no person { $what } in this picture.
trouble-nobody = There is nobody in this picture to correct.
trouble-one-joint-a-place = Only one joint can be put in one place. Name a single one, like “13 to 50,92”.
trouble-outside = “{ $what }” lies outside the picture, which ends at { $limit } %.
trouble-contradiction = This says two different things of the same joint.
trouble-relation = I can't set one thing by another (“{ $what }”), only by directions and places.
trouble-swap-what = “{ $what }” is no pair that can be swapped. Say legs, arms or feet.
trouble-nothing-below = Nothing hangs below the { $joint } that could bend.
trouble-no-bone = The { $joint } ends no bone, so it has no length.
trouble-length-in-percent = A length is given in percent, like “left shin length 110%”.
trouble-too-large = A number here is too large: { $limit } is the most.
trouble-too-long = That's too long for one correction: { $limit } letters are the most.
try-nearest = Did you mean “{ $nearest }”? I changed nothing yet.
try-example = I changed nothing. Try it like this: { $example }

## Asked back

doubt-which-side = “{ $said }”: which side do you mean?
doubt-which-joint = “{ $said }”: which joint do you mean?
doubt-which-way = “{ $said }”: which way?
doubt-depth = A picture has no “{ $said }”. Which of these do you mean?
doubt-how-far = “{ $said }”: how much?
doubt-amount-or-joint = Is “{ $said }” a joint, or how far?
doubt-angle-or-joint = Is “{ $said }” a joint, or an angle?
doubt-undo-or-cancel = Shall I take back your last change, or stop the painting?
doubt-undo-or-reset = One step back, or this joint back to where it was at first?
doubt-swap-or-mirror = Exchange the two, or turn them into their mirror image?
doubt-tap = Tap one.
doubt-write = Write “{ $one }” or “{ $other }”.
