// Comfort only: every page works without this file.
"use strict";

// The error summary is where a refused form begins.
const summary = document.getElementById("error-summary");
if (summary) summary.focus();

// A second click while a slow answer is on its way must not send a form twice.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    for (const button of form.querySelectorAll("button:not([type])")) button.setAttribute("aria-disabled", "true");
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
});

// What one types blind can be looked at.
for (const input of document.querySelectorAll("input[type=password]")) {
  const button = document.createElement("button");
  const label = document.querySelector(`label[for="${input.id}"]`).firstChild.textContent.trim();
  button.type = "button";
  button.className = "quiet reveal";
  const show = (visible) => {
    input.type = visible ? "text" : "password";
    button.textContent = visible ? `${label}を隠す` : `${label}を表示する`;
    button.setAttribute("aria-pressed", String(visible));
  };
  button.addEventListener("click", () => show(input.type === "password"));
  input.form.addEventListener("submit", () => show(false));
  show(false);
  input.after(button);
}
