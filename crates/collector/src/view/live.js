// Tells the server that a page is open, and the person when the server is gone.
// One page of the browser does so for all of them, since a browser keeps only six connections to one place; when that page is closed or put
// aside, another takes over.
(function () {
  "use strict";
  var place = new URL("live", document.currentScript.src);
  var others = window.BroadcastChannel ? new BroadcastChannel("liudi") : null;
  var end = function () {};
  function show(gone) {
    var line = document.getElementById("liudi-gone");
    if (line) line.hidden = !gone;
  }
  function tell(gone) {
    show(gone);
    if (others) others.postMessage(gone);
  }
  function begin() {
    var source = null, let_go = null, waiting = new AbortController();
    function listen() {
      return new Promise(function (done) {
        let_go = done;
        source = new EventSource(place);
        source.onopen = function () { tell(false); };
        source.onerror = function () { tell(true); };
      });
    }
    end = function () {
      waiting.abort();
      if (source) source.close();
      if (let_go) let_go();
    };
    if (navigator.locks) navigator.locks.request("liudi", { signal: waiting.signal }, listen).catch(function () {});
    else listen();
  }
  if (others) others.onmessage = function (event) { show(event.data === true); };
  window.addEventListener("pagehide", function () { end(); });
  window.addEventListener("pageshow", function (event) { if (event.persisted) begin(); });
  begin();
})();
