### Sharing a check-in with a group, and cheers for it.

## To whoever shares.

share-ask =
    { $has-channel ->
        [yes] This would stand in { $channel } for a week, and whoever reads it there can cheer:
       *[no] This would stand in the group's channel for a week, and whoever reads it there can cheer:
    }
share-sent = It's on its way to { $channel }. The names of those who cheer come with your next message.
share-gone = It's coming down. Your check-in stays as it is.
share-nothing = There's nothing to share there at the moment. Sessions of today and yesterday can be, once they're answered.
share-nowhere = Sharing goes with your name on a board, and /board is where you choose that.
share-enough = The channel has heard of { $max } already. There is room for the next one tomorrow.

## To whoever cheers.

cheer-sent = Your cheer is on its way. They read your name with their next message.
cheer-own = That one is yours. Cheers for it come with your next message.
share-over = That one has come down. A kind word of your own always works.

## In the next message to whoever shared.

cheers-from-1 = { $people } cheered what you shared.
cheers-from-2 = A cheer for what you shared, from { $people }.
cheers-many = Cheers for what you shared, from { $people } and others.
