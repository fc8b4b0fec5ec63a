// Small helps for people who use these pages all day. Everything works without them.
(function () {
  "use strict";
  var KEEP = "gongkai:"; // sessionStorage: it ends with the tab

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
    if (form.hasAttribute("data-forget")) { forget(); }
    if (form.method !== "post") { return; }
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

  // What is typed stays in this tab until it is recorded: a session that expired or a fault gives it back.
  function keyOf(form) { return KEEP + location.pathname + "#" + form.getAttribute("data-keep"); }
  function keep(event) {
    var form = event.target.form;
    if (!form || !form.hasAttribute("data-keep") || event.target.type === "password") { return; }
    var kept = {};
    all("input,textarea,select", form).forEach(function (f) {
      if (!f.name || f.type === "hidden" || f.type === "password") { return; }
      if (f.type === "radio" || f.type === "checkbox") { if (f.checked) { kept[f.name] = f.value; } } else { kept[f.name] = f.value; }
    });
    var now = new Date().toTimeString().slice(0, 8);
    try { sessionStorage.setItem(keyOf(form), JSON.stringify({ at: now, fields: kept })); } catch (e) { return; }
    var said = form.querySelector("[data-kept-at]");
    if (said) { said.textContent = "已于 " + now + " 暂存在本窗口"; }
  }
  function offerKept() {
    all("form[data-keep][data-fresh]").forEach(function (form) {
      var raw = sessionStorage.getItem(keyOf(form)), bar = form.querySelector(".kept");
      if (!raw || !bar) { return; }
      var kept = JSON.parse(raw);
      bar.classList.add("is-on");
      bar.querySelector("[data-at]").textContent = kept.at;
      bar.querySelector("[data-restore]").onclick = function () { restore(form, kept.fields); bar.classList.remove("is-on"); };
      bar.querySelector("[data-drop]").onclick = function () { sessionStorage.removeItem(keyOf(form)); bar.classList.remove("is-on"); };
    });
  }
  function restore(form, fields) {
    all("input,textarea,select", form).forEach(function (f) {
      if (!(f.name in fields) && f.type !== "checkbox") { return; }
      if (f.type === "hidden" || f.type === "password") { return; }
      if (f.type === "radio" || f.type === "checkbox") { f.checked = fields[f.name] === f.value; } else { f.value = fields[f.name]; }
      f.dispatchEvent(new Event("change", { bubbles: true }));
    });
    matter();
  }
  function forget() { // at sign-out, and once a form is recorded
    Object.keys(sessionStorage).forEach(function (k) { if (k.indexOf(KEEP) === 0) { sessionStorage.removeItem(k); } });
  }

  function closeDrops(except) {
    all("details.drop[open]").forEach(function (d) { if (!except || !d.contains(except)) { d.removeAttribute("open"); } });
  }

  function open() {
    var did = document.querySelector("[data-did]"), bad = document.querySelector("[data-focus]");
    if (did) { forget(); }
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
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", open); } else { open(); }
})();
