### Einen Check-in mit einer Gruppe teilen, und Applaus dafür.

## An die Person, die teilt.

share-ask =
    { $has-channel ->
        [yes] Das stünde eine Woche lang in { $channel }, und wer es dort liest, kann applaudieren:
       *[no] Das stünde eine Woche lang im Kanal der Gruppe, und wer es dort liest, kann applaudieren:
    }
share-sent = Es ist unterwegs nach { $channel }. Die Namen derer, die applaudieren, kommen mit deiner nächsten Nachricht.
share-gone = Es wird weggenommen. Dein Check-in bleibt, wie er ist.
share-nothing = Da gibt es gerade nichts zu teilen. Einheiten von heute und gestern lassen sich teilen, sobald sie beantwortet sind.
share-nowhere = Geteilt wird mit deinem Namen auf einer Tafel, und das wählst du mit /tafel.
share-enough = Der Kanal hat schon von { $max } gehört. Morgen ist Platz für die nächste.

## An die Person, die applaudiert.

cheer-sent = Dein Applaus ist unterwegs. Dein Name steht in der nächsten Nachricht dort.
cheer-own = Das ist deins. Applaus dafür kommt mit deiner nächsten Nachricht.
share-over = Das steht nicht mehr da. Ein eigenes freundliches Wort geht immer.

## In der nächsten Nachricht an die Person, die geteilt hat.

cheers-from-1 = Applaus von { $people } für das, was du geteilt hast.
cheers-from-2 = Applaus für das, was du geteilt hast, von { $people }.
cheers-many = Applaus für das, was du geteilt hast, von { $people } und anderen.
