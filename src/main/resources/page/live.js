// The page as the server wrote it is asked for again and again, and what has changed in it takes the place of what was there.
// Nothing is drawn here, so that there is nothing to escape: what is said is put in as text.
"use strict";
(() => {
  const PARTS = ["state", "under-way", "past", "letters"];
  const PERIOD = 2000;
  const SHARE = 10; // of the time, at most, the server is busy with answering
  const byId = (id) => document.getElementById(id);
  const note = byId("note");
  const form = byId("start-form");
  const faults = byId("faults");
  const watched = new Set();
  const pending = new Set(); // letters whose replay is asked for and not answered yet
  let lost = ""; // why nothing is known of the seeder

  const address = (path) => new URL(path, window.location.origin);

  function say(text, bad) {
    note.classList.toggle("bad", Boolean(bad));
    note.replaceChildren(text);
  }

  function enable(root) {
    root.querySelectorAll("button[disabled]").forEach((button) => {
      if (!pending.has(button.dataset.letter)) {
        button.removeAttribute("disabled");
      }
    });
  }

  function renew(now, then) {
    if (now.isEqualNode(then)) {
      return;
    }
    const focused = now.contains(document.activeElement) ? document.activeElement.id : "";
    now.replaceChildren(...then.childNodes);
    if (focused && byId(focused)) {
      byId(focused).focus();
    }
  }

  function tellEnded() {
    document.querySelectorAll("#past [data-run]").forEach((row) => {
      if (watched.delete(row.dataset.run)) {
        say(`Run ${row.dataset.run} has ended, ${row.dataset.said}`);
      }
    });
  }

  async function update() {
    const answer = await fetch(address("/"), {cache: "no-store"});
    if (!answer.ok) {
      throw Object.assign(new Error(`HTTP ${answer.status}`), {status: answer.status});
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    enable(page);
    PARTS.forEach((id) => renew(byId(id), page.getElementById(id)));
    tellEnded();
  }

  async function look() {
    const began = performance.now();
    if (!document.hidden) {
      try {
        await update();
        if (lost) {
          lost = "";
          say("The seeder answers again.");
        }
      } catch (failure) {
        const why = failure.status ? `The seeder answers ${failure.message}.` : "The seeder does not answer.";
        if (lost !== why) {
          lost = why;
          say(`${why} What is shown here may be old; it is asked again and again.`, true);
        }
      }
    }
    window.setTimeout(look, Math.max(PERIOD, SHARE * (performance.now() - began)));
  }

  async function post(path, asked) {
    const answer = await fetch(address(path), {
      method: "POST",
      headers: {"Content-Type": "application/json", Prefer: "respond-async"},
      body: JSON.stringify(asked),
    });
    const told = await answer.json();
    if (!answer.ok) {
      throw Object.assign(new Error(told.detail), {faults: told.faults || [told.detail]});
    }
    watched.add(told.runId);
    return told;
  }

  function showFaults(found) {
    faults.replaceChildren();
    form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
    if (found.length === 0) {
      return;
    }
    const head = document.createElement("p");
    head.textContent = "Nothing was begun:";
    const list = document.createElement("ul");
    found.forEach((fault) => {
      const item = document.createElement("li");
      item.textContent = fault;
      list.append(item);
      const field = form.elements.namedItem(fault.split(/[:, ]/)[0]);
      if (field instanceof HTMLElement) {
        field.setAttribute("aria-invalid", "true");
        field.closest("details")?.setAttribute("open", "");
      }
    });
    faults.append(head, list);
    form.querySelector("[aria-invalid]")?.focus();
  }

  function asked() {
    const words = {};
    Array.from(form.elements)
      .filter((field) => field.name && field.value.trim() !== "")
      .forEach((field) => {
        words[field.name] = field.type === "number" ? Number(field.value) : field.value.trim();
      });
    return words;
  }

  async function start(event) {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    if (button.hasAttribute("disabled")) {
      return; // asked twice, other people would be made
    }
    button.setAttribute("disabled", "");
    try {
      const run = await post("/seed", asked());
      showFaults([]);
      say(`Run ${run.runId} is begun.`);
      await update();
    } catch (failure) {
      showFaults(failure.faults || ["The seeder does not answer. If the run was begun all the same, it is listed here when it answers again."]);
    } finally {
      button.removeAttribute("disabled");
    }
  }

  async function replay(button) {
    button.setAttribute("disabled", "");
    const letter = button.dataset.letter;
    pending.add(letter);
    try {
      const run = await post("/replays", letter ? {deadLetter: letter} : {});
      say(`Run ${run.runId} sends ${letter ? "the dead letter" : "the dead letters"} again.`);
      await update();
    } catch (failure) {
      say((failure.faults || ["The seeder does not answer."]).join(" "), true);
    } finally {
      pending.delete(letter);
      enable(byId("letters"));
    }
  }

  form.addEventListener("submit", start);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-letter]");
    if (button) {
      replay(button);
    }
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      update().catch(() => {}); // the next look says so
    }
  });
  enable(document);
  window.setTimeout(look, PERIOD);
})();
