// Tells the server that a page is open, and the person when the server is not.
// One page of the browser does so for all of them: a browser keeps only six connections to one place.
(function () {
  "use strict";
  var place = new URL("live", document.currentScript.src);
  var others = window.BroadcastChannel ? new BroadcastChannel("liudi") : null;
  function show(gone) {
    var line = document.getElementById("liudi-gone");
    if (line) line.hidden = !gone;
  }
  function tell(gone) {
    show(gone);
    if (others) others.postMessage(gone);
  }
  function listen() {
    var source = new EventSource(place);
    source.onopen = function () { tell(false); };
    source.onerror = function () { tell(true); };
    return new Promise(function () {});
  }
  if (others) others.onmessage = function (event) { show(event.data === true); };
  if (navigator.locks) navigator.locks.request("liudi", listen);
  else listen();
})();
