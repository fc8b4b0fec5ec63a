// Small helps for people who use these pages all day. Everything works without them.
(function () {
  "use strict";

  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }
  function typing(el) { return el && (/^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName) || el.isContentEditable); }

  // "/" goes to the search box; j, k and Enter walk through a list.
  function keys(event) {
    if (event.ctrlKey && event.key === "Enter") { return sendForm(event); }
    if (event.key === "Escape") { closeDrops(null); }
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) { return; }
    if (event.key === "/") {
      var box = document.getElementById("q");
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    } else if (event.key === "j" || event.key === "k") {
      move(event.key === "j" ? 1 : -1);
    }
  }

  function rows() { return all("table[data-rows] tbody tr").filter(function (r) { return r.offsetParent && r.querySelector("a"); }); } // not those of a closed fold

  function move(step) {
    var list = rows(), at = list.findIndex(function (r) { return r.classList.contains("is-here"); });
    if (!list.length) { return; }
    var next = list[Math.max(0, Math.min(list.length - 1, at + step))];
    list.forEach(function (r) { r.classList.toggle("is-here", r === next); });
    next.querySelector("a").focus(); // Enter opens it
  }

  // A click anywhere in a row opens it, unless text is being marked.
  function openRow(event) {
    var row = event.target.closest && event.target.closest("table[data-rows] tbody tr");
    if (!row || event.target.closest("a,button,input,label") || String(window.getSelection())) { return; }
    var link = row.querySelector("a");
    if (link) { link.click(); }
  }

  function sendForm(event) {
    var form = event.target.form || document.querySelector("form[data-ctrl-enter]");
    var button = form && form.querySelector("[data-main]");
    if (button) { event.preventDefault(); button.click(); }
  }

  // Enter in a line of a long form goes to the next field instead of sending half a form.
  function enterMovesOn(event) {
    var el = event.target;
    if (event.key !== "Enter" || event.ctrlKey || event.isComposing || !el.form || !el.form.hasAttribute("data-keep")) { return; }
    if (el.tagName !== "INPUT" || /^(submit|button)$/.test(el.type)) { return; }
    event.preventDefault();
    if (event.type !== "keydown") { return; }
    var fields = all("input:not([type=hidden]),textarea,select", el.form).filter(function (f) { return f.offsetParent && !f.disabled && !f.closest("details:not([open])"); });
    var next = fields[fields.indexOf(el) + 1];
    if (next) { next.focus(); }
  }

  // A form is sent once: buttons lock after the first click.
  function lock(event) {
    var form = event.target;
    if (form.method !== "post") { return; }
    if (touched.delete(form)) { window.clearTimeout(timer); } // the form itself is on its way
    window.setTimeout(function () {
      all("button:not([type=button])", form).forEach(function (b) { b.disabled = true; b.setAttribute("data-locked", ""); });
    }, 0);
  }
  function unlock() { all("[data-locked]").forEach(function (b) { b.disabled = false; b.removeAttribute("data-locked"); }); }

  // Fields that matter only for some choices of another field.
  function matter() {
    all("[data-for]").forEach(function (el) {
      var rule = el.getAttribute("data-for").split("="), form = el.closest("form");
      var on = form && (form.querySelector("[name='" + rule[0] + "']:checked") || form.querySelector("select[name='" + rule[0] + "']"));
      el.hidden = !on || rule[1].split(" ").indexOf(on.value) < 0;
      all("input,select,textarea", el).forEach(function (f) { f.disabled = el.hidden; }); // what is not shown is not sent
    });
  }

  // What is typed is kept on the server, under the account of whoever types it, until it is recorded: an expired session or a fault gives
  // it back, and a machine that others use keeps nothing.
  var DRAFTS = "/drafts", PAUSE = 1000, touched = new Map(), timer = 0;
  function keep(event) {
    var el = event.target, form = el.form;
    if (!form || !form.hasAttribute("data-keep") || !el.name || /^(password|hidden|file)$/.test(el.type)) { return; }
    if (!touched.has(form)) { touched.set(form, {}); }
    touched.get(form)[el.name] = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(function () { send(false); }, PAUSE);
  }
  function valueOf(form, name) {
    var value = "";
    all("input,textarea,select", form).forEach(function (f) {
      if (f.name === name && (!/^(radio|checkbox)$/.test(f.type) || f.checked)) { value = f.value; }
    });
    return value;
  }
  function send(leaving) {
    window.clearTimeout(timer);
    touched.forEach(function (names, form) {
      var body = new URLSearchParams({ page: location.pathname });
      Object.keys(names).forEach(function (name) { body.append("f." + name, valueOf(form, name)); });
      if (leaving && navigator.sendBeacon && navigator.sendBeacon(DRAFTS, body)) { return; }
      fetch(DRAFTS, { method: "POST", body: body, credentials: "same-origin", headers: { "HX-Request": "true" } }).then(function (r) {
        if (!r.ok) { throw new Error(String(r.status)); }
        return r.json();
      }).then(function (kept) { say(form, "草稿已于 " + kept.at + " 保存"); }).catch(function () {
        touched.set(form, Object.assign(names, touched.get(form)));
        say(form, "草稿没有保存（登录过期或网络中断），填写的内容还在本页");
      });
    });
    touched.clear();
  }
  function say(form, text) {
    var said = form.querySelector("[data-kept-at]");
    if (said) { said.textContent = text; }
  }
  function leave() { if (document.visibilityState === "hidden") { send(true); } }

  // A page that offers its draft itself needs no script for it; the others are asked here.
  function offerKept() {
    all("form[data-keep][data-fresh]").forEach(function (form) {
      var bar = form.querySelector(".kept");
      if (!bar || bar.hasAttribute("data-kept-here")) { return; }
      fetch(DRAFTS + "?page=" + encodeURIComponent(location.pathname), { credentials: "same-origin", headers: { "HX-Request": "true" } }).then(function (r) {
        return r.status === 200 ? r.json() : null;
      }).then(function (kept) {
        if (!kept || touched.has(form)) { return; }
        bar.classList.add("is-on");
        bar.querySelector("[data-at]").textContent = kept.at;
        bar.querySelector("[data-restore]").onclick = function () { restore(form, kept.fields); bar.classList.remove("is-on"); };
        bar.querySelector("[data-drop]").onclick = function () {
          fetch(DRAFTS + "/drop", { method: "POST", body: new URLSearchParams({ page: location.pathname }), credentials: "same-origin", headers: { "X-Desk": "1" } });
          bar.classList.remove("is-on");
        };
      }).catch(function () { /* nothing is offered */ });
    });
  }
  function restore(form, fields) {
    all("input,textarea,select", form).forEach(function (f) {
      if (!(f.name in fields) || /^(hidden|password|file)$/.test(f.type)) { return; }
      if (/^(radio|checkbox)$/.test(f.type)) { f.checked = fields[f.name] === f.value; } else { f.value = fields[f.name]; }
      f.dispatchEvent(new Event("change", { bubbles: true }));
    });
    matter();
  }

  function closeDrops(except) {
    all("details.drop[open]").forEach(function (d) { if (!except || !d.contains(except)) { d.removeAttribute("open"); } });
  }

  function open() {
    var did = document.querySelector("[data-did]"), bad = document.querySelector("[data-focus]");
    if (bad) { bad.focus(); } else if (did) { did.focus(); }
    matter();
    offerKept();
    all("[data-print]").forEach(function (b) { b.hidden = false; b.onclick = function () { window.print(); }; });
    if (document.querySelector("[data-print-now]")) { window.print(); }
  }

  document.addEventListener("keydown", keys);
  document.addEventListener("keydown", enterMovesOn);
  document.addEventListener("keypress", enterMovesOn);
  document.addEventListener("click", openRow);
  document.addEventListener("click", function (e) { closeDrops(e.target); });
  document.addEventListener("submit", lock);
  document.addEventListener("input", keep);
  document.addEventListener("change", function (e) { keep(e); matter(); });
  window.addEventListener("pageshow", unlock);
  window.addEventListener("pagehide", function () { send(true); });
  document.addEventListener("visibilitychange", leave);
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", open); } else { open(); }
})();
