
// DL4J's pages are blank until the first network reports: they say so, and what to wait for
$(function () {
    "use strict";
    var note = $("<div id='waiting' role='status' style='display:none; margin:1em; padding:1em; border:1px solid #2FABE9'>")
        .text("No network has reported yet. This page shows the first one by itself, as soon as it trains: a lesson reads its"
            + " images first, lesson 2 trains no network, and a search shows its first trials.");
    $("main, body").first().prepend(note);
    function look() {
        $.ajax({
            url: "/train/sessions/info",
            success: function (sessions) {
                note.toggle(Object.keys(sessions).length === 0);
            },
            complete: function () {
                setTimeout(look, 2000);
            }
        });
    }
    look();
});
