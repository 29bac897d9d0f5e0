// The page draws; it never calculates. Every number comes from the program that
// served it: the page asks with all it knows (state), and gets that back together
// with the numbers. Rounding, and where things lie on the screen, is its own.
"use strict";

const $ = (id) => document.getElementById(id);
const views = ["function", "network", "derivative"];

/* ---------- Asking ---------- */

let view = "network"; // which of the three questions
let state = {}; // the question itself, by name
let answer = null; // the last answer
let wanted = null; // the changes that wait for the question under way
let asking = null; // the promise of that question
let visit = 0; // counts addresses that were opened: an answer for an older one is late
let heard = {}; // the question asked last, and its answer

const encode = (text) => encodeURIComponent(text).replace(/%(2C|3B|3A|20|28|29|2F|2B)/g,
  (code) => ({ "%20": "+", "%2B": "%2B" })[code] ?? decodeURIComponent(code));
const changed = (state, changes) => ({ ...state, ...(typeof changes === "function" ? changes(state) : changes) });
const query = (pairs) => Object.entries(pairs).filter(([, value]) => value !== null)
  .map(([name, value]) => `${name}=${encode(value)}`).join("&");

// Asks with changes to the state, or with what makes them from it; null takes a name
// out. Resolves to whether the question was answered. What comes while a question is
// under way waits, and changes then what its answer brought.
function ask(changes = {}) {
  wanted = [...wanted ?? [], changes];
  asking ??= askOn().finally(() => { asking = null; });
  return asking;
}

// The answer to a question, which may be under way already: what seems to come next
// is asked in advance.
function hear(question) {
  const address = `/${view}?${query(question)}`;
  if (heard.address !== address) {
    const answer = fetch(address).then(async (response) => [await response.text(), response.ok]);
    heard = { address, answer: answer.catch(() => {
      heard = {};
      return ["The program that computes is not there any more: start it again, cargo run --example playground", false];
    }) };
  }
  return heard.answer;
}

async function askOn() {
  let answered = true;
  while (wanted) {
    const now = visit, question = wanted.reduce(changed, state);
    wanted = null;
    const [text, ok] = await hear(question);
    if (now !== visit) continue;
    answered = ok;
    if (ok) answer = JSON.parse(text);
    const message = ok ? answer.diverged : text.trim();
    $("message").textContent = message ?? "";
    $("message").hidden = !message;
    if (!ok) continue;
    const before = state;
    state = answer.state;
    if (view === "network") remember(question.steps, before);
    draw();
    save();
    const more = going ? $("speed").value : $("step").matches(":hover, :focus");
    const coming = next ?? (more && { steps: Number(more) });
    if (coming && !wanted) hear(changed(state, coming));
  }
  return answered;
}

/* ---------- The address ---------- */

let log = []; // [update, loss, loss with the mistake]
let stack = []; // weights to go back to
let saving = 0;
const weights = ["t", "w1", "w2", "m1", "m2"];

function open() {
  const [name, rest] = location.hash.slice(1).split(/\?(.*)/s);
  view = views.includes(name) ? name : "network";
  ({ log = [], stack = [] } = history.state ?? {});
  run(false);
  clearTimeout(saving);
  visit += 1;
  for (const name of views) $(name).hidden = name !== view;
  for (const link of $("tabs").children) link.ariaCurrent = link.hash === `#${view}` ? "page" : null;
  state = Object.fromEntries(new URLSearchParams(rest ?? ""));
  widths = new Map();
  wanted = next = null;
  ask();
}

function save() {
  clearTimeout(saving);
  saving = setTimeout(keep, 300);
}
function keep() {
  clearTimeout(saving);
  if (answer) history.replaceState({ log, stack }, "", `#${view}?${query(state)}`);
}
addEventListener("pagehide", keep);
addEventListener("hashchange", open);

/* ---------- Making elements ---------- */

const kinds = { svg: "http://www.w3.org/2000/svg", math: "http://www.w3.org/1998/Math/MathML" };
function make(kind, tag, attributes = {}, ...children) {
  const element = kind ? document.createElementNS(kinds[kind], tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}
const html = (tag, attributes, ...children) => make("", tag, attributes, ...children);
const svg = (tag, attributes, ...children) => make("svg", tag, attributes, ...children);
const mathml = (tag, attributes, ...children) => make("math", tag, attributes, ...children);

// Makes what is in a box anew, but only where it says something else than before.
function put(box, text, children) {
  if (box.dataset.text === text) return;
  box.dataset.text = text;
  box.replaceChildren(...children());
}

// Sets attributes, but only to what they are not.
function change(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  }
}

// Writes nodes into a box, where those that are there take over what differs: the
// browser lays out less, and a handle stays the same while it is dragged.
function write(box, ...nodes) {
  let there = box.firstChild, next = null;
  for (const node of nodes) {
    const made = typeof node === "string" ? new Text(node) : node;
    next = there?.nextSibling;
    if (!there) box.append(made);
    else if (there.nodeName !== made.nodeName) there.replaceWith(made);
    else if (there.data !== made.data) there.data = made.data;
    else if (!there.isEqualNode(made)) {
      for (const name of there.getAttributeNames()) if (!made.hasAttribute(name)) there.removeAttribute(name);
      for (const { name, value } of made.attributes) if (there.getAttribute(name) !== value) there.setAttribute(name, value);
      write(there, ...made.childNodes);
    }
    there = next;
  }
  for (; there; there = next) {
    next = there.nextSibling;
    there.remove();
  }
}

// A number to some digits; what is no number is shown as it comes.
function short(x, count = 4) {
  if (typeof x !== "number") return x ?? "–";
  const size = Math.abs(x);
  if (size === 0 || size >= 1e-4 && size < 1e6) return String(Number(x.toPrecision(count))).replace("-", "−");
  const [mantissa, power] = x.toExponential(Math.max(count - 2, 0)).split("e");
  const raised = [...String(Number(power))].map((c) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[c] ?? "⁻").join("");
  return `${Number(mantissa)}·10${raised}`.replace(/^(-?)1·/, "$1").replace("-", "−");
}
// The same in a small place.
function brief(x, count, room) {
  const text = short(x, count);
  return text.length > room && count > 1 ? brief(x, count - 1, room) : text;
}
function values(x) {
  if (!Array.isArray(x)) return short(x, 6);
  const all = x.map(values).join(", ");
  return x.length === 1 || Array.isArray(x[0]) ? all : `(${all})`;
}

// How wide a picture is; asked once, for each time it makes the browser lay out all.
let widths = new Map();
function wide(picture) {
  if (!widths.has(picture)) widths.set(picture, Math.max(picture.clientWidth, 260));
  return widths.get(picture);
}

/* ---------- Equations: a small part of TeX becomes MathML ---------- */

function math(tex, display = "block") {
  const tokens = tex.match(/\\text\{[^}]*\}|\\[a-z]+|[0-9]+(?:\.[0-9]+)?[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*|\S/gu) ?? [];
  const letter = /^[\p{L}∂∞]$/u;
  const tall = (one) => one && /mfrac|munder/.test(one.localName) && one.firstChild.localName !== "mo";
  const row = (end) => {
    const items = [];
    while (tokens.length && tokens[0] !== end) {
      const item = scripts(atom()), last = items.at(-1);
      if (item.textContent === "−" && /^[(=]?$/.test(last?.textContent ?? "")) item.setAttribute("form", "prefix");
      if (tall(last) && tall(item)) items.push(mathml("mspace", { width: "0.25em" }));
      items.push(item);
    }
    tokens.shift();
    return mathml("mrow", {}, ...items);
  };
  const argument = () => tokens[0] === "{" ? (tokens.shift(), row("}")) : atom();
  // A raised (1) or [l] is a name, not a pair of parentheses.
  const script = () => {
    const element = argument(), text = element.textContent;
    return /^[([].*[)\]]$/.test(text) ? mathml("mtext", {}, text) : element;
  };
  const atom = () => {
    const token = tokens.shift();
    switch (token) {
      case "{": return row("}");
      case "\\frac": return mathml("mfrac", {}, argument(), argument());
      case "\\sum": return mathml("mo", { movablelimits: "false" }, "∑");
      case "\\lim": return mathml("mo", { movablelimits: "false" }, "lim");
      case "\\quad": return mathml("mspace", { width: "0.6em" });
      case "\\under":
        return mathml("munder", { class: "factor" }, mathml("mrow", {}, argument()), mathml("mtext", {}, argument().textContent));
      case "\\cases": {
        const rows = [0, 1].map(() => mathml("mtr", {}, ...[0, 1].map(() => mathml("mtd", {}, argument()))));
        return mathml("mrow", {}, mathml("mo", { stretchy: "true" }, "{"), mathml("mtable", {}, ...rows));
      }
      case "(": case ")": return mathml("mo", { stretchy: "false" }, token);
      case "~": return mathml("mspace", { width: "0.3em" });
      case "|": return mathml("mo", { stretchy: "false", lspace: "0", rspace: "0" }, "|");
    }
    if (token.startsWith("\\text")) return mathml("mtext", {}, token.slice(6, -1));
    if (/^[0-9½]/.test(token)) return mathml("mn", {}, token);
    return letter.test(token) ? mathml("mi", {}, token) : mathml("mo", {}, token);
  };
  const scripts = (base) => {
    let sub = null, sup = null;
    while (["_", "^", "′"].includes(tokens[0])) {
      const mark = tokens.shift();
      if (mark === "_") sub = script();
      else sup = mark === "^" ? script() : mathml("mo", { lspace: "0" }, "′");
    }
    const under = ["∑", "lim"].includes(base.textContent) && base.localName === "mo";
    if (sub && sup) return mathml("msubsup", {}, base, sub, sup);
    if (sub) return mathml(under ? "munder" : "msub", {}, base, sub);
    return sup ? mathml("msup", {}, base, sup) : base;
  };
  const isBlock = display === "block";
  return mathml("math", { display: isBlock ? null : display, displaystyle: String(isBlock) }, row());
}

const letters = {
  1: String.raw`S(x) = \cases{1}{\text{if}~0 < x}{0}{\text{otherwise}}`,
  2: String.raw`σ(x) = \frac{1}{1 + e^{−x}}`,
  3: String.raw`R(x) = \cases{x}{\text{if}~0 < x}{0}{\text{otherwise}}`,
  4: String.raw`\text{SiLU}(x) = \frac{x}{1 + e^{−x}}`,
  5: String.raw`s_j^{(1)} = f(\sum_i w_{ij}^{(1)} s_i)`,
  6: String.raw`s_k^{(2)} = f(\sum_j w_{jk}^{(2)} s_j^{(1)})`,
  7: String.raw`𝐬^{(1)} = f(W^{(1)} 𝐬), \quad 𝐬^{(2)} = f(W^{(2)} 𝐬^{(1)})`,
  8: String.raw`s_j^{(1)} = f(w_{0j}^{(1)} + \sum_i w_{ij}^{(1)} s_i)`,
  9: String.raw`s_k^{(2)} = f(w_{0k}^{(2)} + \sum_j w_{jk}^{(2)} s_j^{(1)})`,
  10: String.raw`𝐬^{(2)} = f(W^{(2)} (f(W^{(1)} (𝐬, 1)), 1))`,
  11: String.raw`L = \frac{1}{2} \sum_k (A_k − s_k^{(2)})^2`,
  12: String.raw`w_{jk}^{(2)}|_{t+1} = w_{jk}^{(2)}|_t − δ \frac{∂L}{∂w_{jk}^{(2)}}`,
  13: String.raw`−δ \frac{∂L}{∂w_{jk}^{(2)}} = δ (A_k − s_k^{(2)}) \frac{∂s_k^{(2)}}{∂w_{jk}^{(2)}}`,
  14: String.raw`p_k^{(2)} = \sum_j w_{jk}^{(2)} s_j^{(1)}`,
  15: String.raw`\frac{∂s_k^{(2)}}{∂w_{jk}^{(2)}} = \frac{ds_k^{(2)}}{dp_k^{(2)}} \frac{∂p_k^{(2)}}{∂w_{jk}^{(2)}}`,
  16: String.raw`\frac{∂p_k^{(2)}}{∂w_{jk}^{(2)}} = s_j^{(1)}`,
  17: String.raw`\frac{∂s_k^{(2)}}{∂w_{jk}^{(2)}} = s_j^{(1)} f′(p_k^{(2)})`,
  18: String.raw`w_{jk}^{(2)}|_{t+1} = w_{jk}^{(2)}|_t + δ (A_k − s_k^{(2)}) s_j^{(1)} f′(p_k^{(2)})`,
  19: String.raw`\frac{dσ}{dx} = (1 − σ) σ`,
  20: String.raw`w_{jk}^{(2)}|_{t+1} = w_{jk}^{(2)}|_t + δ (A_k − s_k^{(2)}) s_j^{(1)} (1 − s_k^{(2)}) s_k^{(2)}`,
  21: String.raw`w_{ij}^{(1)}|_{t+1} = w_{ij}^{(1)}|_t − δ \frac{∂L}{∂w_{ij}^{(1)}}`,
  22: String.raw`\frac{∂L}{∂w_{ij}^{(1)}} = \sum_k \under{\frac{∂L}{∂s_k^{(2)}}}{(1)} \under{\frac{∂s_k^{(2)}}{∂p_k^{(2)}}}{(2)} \under{\frac{∂p_k^{(2)}}{∂s_j^{(1)}}}{(3)} \under{\frac{∂s_j^{(1)}}{∂w_{ij}^{(1)}}}{(4)}`,
  23: String.raw`\frac{∂p_k^{(2)}}{∂s_j^{(1)}} = w_{jk}^{(2)}`,
  24: String.raw`L_j^{(1)} = −\sum_k (A_k − s_k^{(2)}) f′(p_k^{(2)}) w_{jk}^{(2)}`,
  25: String.raw`p_j^{(1)} = \sum_i w_{ij}^{(1)} s_i`,
  26: String.raw`\frac{∂s_j^{(1)}}{∂w_{ij}^{(1)}} = s_i f′(p_j^{(1)})`,
  27: String.raw`\frac{∂L}{∂w_{ij}^{(1)}} = L_j^{(1)} s_i f′(p_j^{(1)})`,
  28: String.raw`L = \frac{1}{2} \sum_l \sum_k (A_k^{[l]} − s_k^{(2)[l]})^2`,
  29: String.raw`−δ \frac{∂L}{∂w_{jk}^{(2)}} = δ \sum_l (A_k^{[l]} − s_k^{(2)[l]}) s_j^{(1)[l]} f′(p_k^{(2)[l]})`,
  "29 hidden": String.raw`−δ \frac{∂L}{∂w_{ij}^{(1)}} = −δ \sum_l L_j^{(1)[l]} s_i^{[l]} f′(p_j^{(1)[l]})`,
  30: String.raw`\frac{df}{dx} = \lim_{ε→0} \frac{f(x + ε) − f(x)}{ε}`,
  31: String.raw`f(x) = x^2`,
  32: String.raw`\frac{df}{dx} = \lim_{ε→0} \frac{(x + ε)^2 − x^2}{ε}`,
  33: String.raw`(x + ε)^2 − x^2 = ε (2x + ε)`,
  34: String.raw`\frac{df}{dx} = \lim_{ε→0} (2x + ε) = 2x`,
  35: String.raw`\frac{dx^n}{dx} = n x^{n−1}`,
  36: String.raw`\frac{dg}{dx} = \frac{dg}{df} \frac{df}{dx}`,
  37: String.raw`g(f) = f^2, \quad f(x) = x + a`,
  38: String.raw`\frac{dg}{df} = 2f, \quad \frac{df}{dx} = 1`,
  39: String.raw`\frac{dg}{dx} = 2(x + a)`,
  40: String.raw`g(x) = (x + a)^2`,
  41: String.raw`\frac{∂f}{∂x}, \frac{∂f}{∂y}, …`,
  42: String.raw`f(x, y) = x^2 + y^2`,
  43: String.raw`\frac{∂f}{∂x} = 2x, \quad \frac{∂f}{∂y} = 2y`,
  44: String.raw`df = \frac{∂f}{∂x} dx + \frac{∂f}{∂y} dy`,
  45: String.raw`\frac{df}{dz} = \frac{∂f}{∂x} \frac{dx}{dz} + \frac{∂f}{∂y} \frac{dy}{dz}`,
};

// A template with numbers in the places of its #. A negative one gets parentheses,
// but not where a term begins with it; so does one with a power of ten.
function filled([first, ...pieces], numbers) {
  const text = pieces.reduce((text, next, i) => {
    const number = short(numbers[i], 6), begins = /(^|[({~]|\+ )$/.test(text) && !text.endsWith("\\under{");
    const plain = !/[−·⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(number) || begins && !next.startsWith("^");
    return text + (plain ? number : `(${number})`) + next;
  }, first);
  return text.replaceAll("+ −", "− ");
}
// As it stands in an equation: text, or MathML where there are fractions and braces,
// the terms of a sum apart, so that each may begin a line.
function figures(line) {
  const tex = filled(line.template.split("#"), line.numbers);
  if (!tex.includes("\\")) {
    const parts = tex.replaceAll("·", "\u2009·\u2009").split(/\^(?:\{([^}]*)\}|(\d))/);
    const nodes = parts.map((text, i) => i % 3 && text ? html("sup", {}, text) : text ?? "");
    return [html("span", { class: "figures" }, "= ", ...nodes)];
  }
  const equals = tex.startsWith("\\text") ? "" : "= ";
  return (equals + tex).split(/ (?=\+ \\under)/).map((piece) => math(piece, tex.includes("frac") ? "block" : "inline"));
}

// Writes equations into a box; each is made once, and only its numbers change.
const made = {};
function equations(box, lines) {
  const hidden = state.weight?.startsWith("w1");
  const names = lines.map(({ equation }) => equation === 29 && hidden ? "29 hidden" : String(equation));
  const row = (name) => html("div", { class: "equation", "data-equation": parseInt(name) },
    html("div", { class: "letters" }, html("span", { class: "number" }, `(${parseInt(name)})`), math(letters[name])),
    html("div", { class: "numbers" }), html("div", { class: "note" }));
  put(box, names.join(), () => names.map((name) => made[box.id + name] ??= row(name)));
  lines.forEach((line, i) => {
    const [, numbers, note] = box.children[i].children, text = line.template + line.numbers + line.value;
    if (numbers.text === text) return;
    numbers.text = text;
    const value = html("span", { class: "value", title: String(line.value) }, "=\u00a0" + values(line.value));
    write(numbers, ...(line.template ? [...figures(line), " "] : []), value);
    note.textContent = line.note;
  });
}

// w1.21 in TeX.
const weightTex = (name) => name.replace(/w(.)\.(..)/, "w_{$2}^{($1)}");
const mark = (verdict) => html("span", { class: verdict.split(/\W/)[0] }, verdict);
// A slope, and what finite differences say of it.
const judge = (box, first, { estimate, verdict }) =>
  write(box, first, html("span", {}, `finite differences: ${short(estimate, 7)}`), mark(verdict));

/* ---------- The strip of all 45 numbers ---------- */

const home = (n) => n <= 4 ? "function" : n <= 29 ? "network" : "derivative";
for (let n = 1; n <= 45; n++) {
  const role = { "aria-label": `Equation ${n}`, tabindex: n === 1 ? 0 : -1 };
  $("strip").append(html("button", { ...role, click: () => seek(n) }, String(n)));
}
// One stop for the Tab key, and from there the arrow keys.
function turn(event, all, here) {
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!way) return;
  event.preventDefault();
  const next = all[(all.indexOf(here) + way + all.length) % all.length];
  for (const one of all) one.setAttribute("tabindex", one === next ? 0 : -1);
  next.focus();
}
$("strip").addEventListener("keydown", (event) => turn(event, [...$("strip").children], event.target));
async function seek(n) {
  if (home(n) !== view && !(n === 19 && view === "function")) {
    keep();
    location.hash = "#" + home(n);
    await new Promise((done) => setTimeout(done)); // the address is opened first
    await asking;
  }
  if (view === "network") {
    const layer = n >= 12 && n <= 20 ? "w2" : n >= 21 && n <= 27 ? "w1" : null;
    if (layer && !state.weight.startsWith(layer)) await ask({ weight: layer + ".11" });
  }
  for (const row of document.querySelectorAll(".sought")) row.classList.remove("sought");
  const row = $(view).querySelector(`[data-equation="${n}"]`);
  row?.classList.add("sought");
  row?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}
function light() {
  const shown = new Set([...$(view).querySelectorAll("[data-equation]")].map((row) => row.dataset.equation));
  [...$("strip").children].forEach((button, i) => button.classList.toggle("shown", shown.has(String(i + 1))));
}

/* ---------- Fields that stand for a name of the state ---------- */

const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
// Fills a field in, but not while one types there.
function show(field, value) {
  const busy = field === document.activeElement && field.localName === "input";
  if (!busy && field.value !== String(value)) field.value = value;
}
function fill() {
  for (const field of $(view).querySelectorAll("[data-key]")) {
    const value = state[field.dataset.key];
    if (field.localName !== "fieldset") show(field, value);
    else for (const radio of field.querySelectorAll("input")) radio.checked = radio.value === value;
  }
}
for (const field of document.querySelectorAll("[data-key]")) {
  const kind = field.type === "range" ? "input" : "change";
  field.addEventListener(kind, (event) => {
    const key = field.dataset.key, value = event.target.value;
    if (key === "data") choose(value);
    else if (key === "curve") fresh({ curve: value, samples: null, ...start });
    else if (key === "mistake") another(value);
    else if (key === "f" && view === "derivative") ask({ f: value, by: null, path: null });
    else ask({ [key]: value });
  });
}
$("expression").addEventListener("submit", (event) => event.preventDefault());
function options(select, names, words = names) {
  put(select, names.join(), () => names.map((name, i) => html("option", { value: name }, words[i])));
}
for (const id of ["f-alone", "f-of-network"]) options($(id), ["step", "identity", "sigmoid", "relu", "silu", "tanh"]);

/* ---------- Moving by hand: with a pointer, or with the arrow keys ---------- */

let dropped = 0; // when something was last let go of
let next = null; // the change that the next move would ask for, while something is moved
for (const end of ["pointerup", "pointercancel", "keyup", "focusout"]) addEventListener(end, () => { next = null; });
// get() gives the number, set(x) the change to another; scale is numbers per pixel upwards.
function movable(element, { get, set, scale = 0.01, along = 0, focus = null }) {
  const round = (x) => String(Number(x.toFixed(2)));
  const move = (x, way) => {
    ask(set(round(x)));
    next = set(round(x + way));
  };
  let from = null;
  element.addEventListener("pointerdown", (event) => {
    from = { at: along ? event.clientX : -event.clientY, x: Number(get()), last: 0, visit };
    element.setPointerCapture(event.pointerId);
  });
  element.addEventListener("pointermove", (event) => {
    if (from?.visit !== visit) return;
    const way = (along ? event.clientX : -event.clientY) - from.at;
    if (Math.abs(way) > 2 || from.moved) {
      const unit = typeof scale === "function" ? scale() : scale;
      move(from.x + way * unit, (way - from.last) * unit);
      [from.moved, from.last] = [true, way];
    }
  });
  for (const end of ["pointerup", "pointercancel"]) element.addEventListener(end, () => {
    if (from?.moved) dropped = performance.now();
    from = null;
  });
  element.addEventListener("keydown", (event) => {
    const up = { ArrowUp: 1, ArrowDown: -1, ...(along ? { ArrowRight: 1, ArrowLeft: -1 } : {}) }[event.key];
    if (up) {
      event.preventDefault();
      const step = up * (event.shiftKey ? 0.5 : 0.05);
      move(Number(get()) + step, step);
    }
    if (event.key === "Enter" && focus) focus.focus();
  });
}

/* ---------- The network ---------- */

const rows = (table) => table.split(";").map((row) => row.split(","));
const setEntry = (key, i, j, value) => (state) => {
  const table = rows(state[key]);
  table[i][j] = value;
  return { [key]: table.map((row) => row.join()).join(";"), ...(state.t === "0" ? { m1: null, m2: null } : {}) };
};
const setSample = (l, part, i, value) => (state) => {
  const samples = state.samples.split(";").map((sample) => sample.split(":").map((list) => list.split(",")));
  samples[l][part][i] = value;
  return { data: "own", samples: samples.map((sample) => sample.map((list) => list.join()).join(":")).join(";") };
};
const start = { t: "0", w1: null, w2: null, m1: null, m2: null };
async function fresh(changes) {
  const kept = [log, stack];
  [log, stack] = [[], []];
  if (!await ask(changes)) [log, stack] = kept;
}
// Another mistake begins where one is: what the last one did is not its own.
function another(mistake) {
  const none = { m1: null, m2: null };
  [log, stack] = [log.map(([t, loss]) => [t, loss]), stack.map((one) => ({ ...one, ...none }))];
  ask({ mistake, ...none });
}
// What data is learned by at first: widths, seed, δ, and the sample looked at.
const usual = {
  example: ["2-2-1", "0", "0.5", null], three: ["2-2-1", "0", "0.5", null],
  curve: ["2-4-1", "1", "0.2", null],
};
function choose(data) {
  if (data === "own") return ask({ data });
  const [widths, seed, delta, sample] = usual[data] ?? ["2-2-1", "5", "2", "4"];
  return fresh({ ...start, data, samples: null, weight: "w1.11", widths, seed, delta, sample });
}

// The parts of the drawing; made anew only where the network has another shape.
let parts = { shape: "" };
function buildNetwork(counts, bias) {
  const [n1, n2, n3] = counts, drawing = $("drawing"), W = Math.min(wide(drawing), 660), small = W < 480;
  const [R, gap] = small ? [25, 74] : [29, 84];
  const X = small ? [R + 4, 0.47 * W, W - R - 18] : [R + 8, 0.44 * W, 0.77 * W], end = small ? X[2] : W - 34;
  const nodes = [n1 + bias, n2 + bias, n3], height = Math.max(...nodes, n3 + (small ? 2 : 1), 3) * gap + 6;
  const at = (m, i) => [X[m], height / 2 + (i - (nodes[m] - 1) / 2) * gap];
  drawing.setAttribute("viewBox", `0 0 ${W} ${height}`);
  const arrow = { id: "arrow", viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 12, markerHeight: 11,
    markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" };
  drawing.replaceChildren(svg("marker", arrow, svg("path", { d: "M0 1L10 5L0 9z", fill: "context-stroke" })));
  const dense = n1 * n2 > 6 || n2 * n3 > 6;
  parts = { shape: `${counts}/${bias}/${wide(drawing)}`, nodes: [[], [], []], weights: [], answers: [], dense };
  for (let k = 0; k < n3 && !small; k++) {
    const [x0, y0] = at(2, k);
    drawing.append(svg("path", { class: "stroke axis", d: `M${x0 + R} ${y0}L${end - 28} ${height / 2}` }));
  }
  // Weights, each a line with its number.
  [[n1, n2], [n2, n3]].forEach(([from, to], m) => {
    for (let j = 0; j < to; j++) for (let i = 0; i < from + bias; i++) {
      // From the edge of one circle to that of another.
      const [[x0, y0], [x1, y1]] = [at(m, i), at(m + 1, j)], length = Math.hypot(x1 - x0, y1 - y0);
      const point = (part) => [x0 + part * (x1 - x0), y0 + part * (y1 - y0)];
      const d = `M${point((i === from ? 18 : R) / length)}L${point(1 - (R + 2) / length)}`;
      const [x, y] = point((small ? 0.38 : 0.3) + (dense ? 0.12 * ((i + j) % 3) : 0));
      const width = small ? 48 : 58, key = `w${m + 1}`;
      const line = svg("path", { class: "stroke", d }), text = svg("text", { class: "mid", x, y: y + 5 });
      const pill = svg("rect", { class: "pill", x: x - width / 2, y: y - 11, width, height: 22, rx: 11 });
      const label = svg("g", { class: "move" }, pill, text), name = `${key}.${i === from ? 0 : i + 1}${j + 1}`;
      const [before, after] = m ? ["hidden neuron", "output"] : ["input", "hidden neuron"];
      const words = `${i === from ? "bias" : `from ${before} ${i + 1}`} to ${after} ${j + 1}`;
      const group = svg("g", { class: "weight", role: "spinbutton", "aria-label": `weight ${words}` },
        svg("path", { class: "wide-line", d }), line, label);
      const select = () => view === "network" && state.weight !== name && ask({ weight: name });
      group.addEventListener("click", select);
      group.addEventListener("focus", select);
      let resting = 0; // the cursor has to rest a moment, so that one can pass by
      group.addEventListener("pointerenter", (event) => {
        if (event.pointerType !== "mouse" || event.buttons || performance.now() <= dropped + 300) return;
        hear({ ...state, weight: name });
        resting = setTimeout(select, 160);
      });
      group.addEventListener("pointerleave", () => clearTimeout(resting));
      group.addEventListener("keydown", (event) => turn(event, parts.weights.map((w) => w.group), group));
      const get = () => rows(state[key])[i][j], set = (x) => setEntry(key, i, j, x);
      movable(group, { get, set, focus: $("weight") });
      parts.weights.push({ name, m, i, j, line, text, group, words, label, get, set });
      drawing.append(group);
    }
  });
  // Nodes, and the 1 of each bias.
  counts.forEach((count, m) => {
    for (let i = 0; i < nodes[m]; i++) {
      const [x, y] = at(m, i), one = i === count, letter = svg("text", { class: "mid faint letter", x, y: y - 5 });
      const text = svg("text", { class: "mid", x, y: y + (one ? 5 : 15) }, one ? "1" : "");
      const circle = svg("circle", { cx: x, cy: y, r: one ? 18 : R });
      const group = svg("g", { class: one ? "node one" : "node" }, circle, letter, text);
      drawing.append(group);
      if (!one) parts.nodes[m].push({ letter, text, group });
      const part = (element, n, name, list) => {
        change(element, { class: "node move", role: "spinbutton", tabindex: 0, "aria-label": `${name} ${i + 1}` });
        movable(element, { get: () => answer.pass[list][i], set: (v) => setSample(state.sample - 1, n, i, v) });
      };
      if (m === 0 && !one) part(group, 0, "input", "s");
      if (m === 2) {
        const wish = svg("text", { class: "mid faint", x, y: y + R + 19 });
        const pill = svg("rect", { class: "pill", x: x - 40, y: y + R + 5, width: 80, height: 22, rx: 11 });
        const box = svg("g", {}, pill, wish);
        part(box, 1, "answer", "answer");
        group.append(box);
        parts.answers.push({ wish, box });
      }
    }
  });
  // The loss: beside the outputs, or below them where there is no room.
  const y = small ? at(2, n3 - 1)[1] + R + 62 : height / 2 + 18;
  parts.loss = svg("text", { class: "mid", x: end, y });
  drawing.append(svg("text", { class: "mid letter", x: end, y: y - (small ? 18 : 21) }, "L"), parts.loss);
}

// A letter with its indices.
function symbol(element, letter, sub, sup) {
  const above = { class: "script", dy: -11, dx: -6 * String(sub).length };
  write(element, letter, svg("tspan", { class: "script", dy: 4 }, sub), svg("tspan", above, sup));
}
// A number in a circle or on a line; a long one in smaller letters.
function fit(element, text) {
  write(element, text);
  element.classList.toggle("long", text.length > 6);
}

function drawNetwork() {
  const { pass } = answer, forward = state.face === "forward", bias = state.bias === "yes" ? 1 : 0;
  const counts = state.widths.split("-").map(Number), plane = $("map").closest("section");
  if (plane.hidden === Boolean(answer.map)) {
    plane.hidden = !answer.map;
    widths = new Map();
  }
  if (parts.shape !== `${counts}/${bias}/${wide($("drawing"))}`) buildNetwork(counts, bias);
  const [weights, slopes] = [[pass.w1, pass.w2], [pass.by_w1, pass.by_w2]], shown = forward ? weights : slopes;
  const sizes = shown.flat(3).filter((x) => typeof x === "number").map(Math.abs);
  const largest = Math.max(...sizes, forward ? 2 : 1e-300);
  const chosen = parts.chosen = parts.weights.find(({ name }) => name === state.weight);
  for (const w of parts.weights) {
    const [x, weight, slope] = [shown, weights, slopes].map((tables) => tables[w.m][w.i][w.j]);
    fit(w.text, brief(x, 3, 6));
    change(w.group, {
      class: `weight ${x < 0 ? "orange" : "blue"}${w === chosen ? " chosen" : ""}`, tabindex: w === chosen ? 0 : -1,
      "aria-valuenow": weight, "aria-valuetext": `${short(weight)}, slope ${short(slope)}`,
    });
    change(w.line, {
      "marker-end": forward ? "url(#arrow)" : "none", "marker-start": forward ? "none" : "url(#arrow)",
      "stroke-width": 1.2 + 4.5 * Math.min(1, Math.abs(x) / largest) || 1.2,
    });
    w.label.style.display = parts.dense && w !== chosen ? "none" : "";
  }
  const signals = forward ? [pass.s, pass.s1, pass.s2] : [pass.s, pass.by_s1, pass.by_s2];
  parts.nodes.forEach((nodes, m) => nodes.forEach(({ letter, text, group }, i) => {
    if (forward || m === 0) symbol(letter, "s", i + 1, m ? `(${m})` : "");
    else symbol(letter, m === 1 ? "L" : "∂L/∂s", i + 1, m === 1 ? "(1)" : "");
    letter.classList.toggle("long", !forward && m === 2);
    fit(text, brief(signals[m][i], 4, wide($("drawing")) < 480 ? 5 : 6));
    if (m === 0) change(group, { "aria-valuenow": pass.s[i] });
  }));
  parts.answers.forEach(({ wish, box }, k) => {
    write(wish, `wanted ${short(pass.answer[k])}`);
    change(box, { "aria-valuenow": pass.answer[k] });
  });
  write(parts.loss, short(pass.loss));

  write($("weight-title"), math(weightTex(state.weight), "inline"), html("small", {}, ` ${chosen.words}`));
  show($("weight"), chosen.get());
  const slope = html("span", {}, math("\\frac{∂L}{∂w}", "inline"), ` = ${short(pass.asked.slope, 7)}`);
  judge($("verdict"), slope, pass.asked);
  equations($("backward"), answer.backward);
  equations($("forward"), answer.forward);
  equations($("batch"), answer.batch);

  const mistakes = [["none", "nothing"], ...answer.mistakes];
  options($("mistake"), mistakes.map(([name]) => name), mistakes.map(([, words]) => words));
  $("bias").checked = Boolean(bias);
  [...$("widths").querySelectorAll("input")].forEach((field, i) => show(field, counts[i]));
  write($("count"), `update ${state.t}`);
  write($("total"), `L = ${short(answer.samples.loss)}`);
  $("back").disabled = !stack.length;
  $("restart").disabled = state.t === "0";
  drawSamples();
  drawLoss();
  drawMap();
  drawMistake();
}

$("widths").addEventListener("change", (event) => {
  const fields = [...$("widths").querySelectorAll("input")], data = state.data === "own" ? "xor" : state.data;
  // Samples fit other hidden neurons, but no other inputs and outputs.
  const samples = event.target === fields[1] ? {} : { samples: null, sample: null, data };
  fresh({ ...start, ...samples, widths: fields.map((field) => field.value).join("-"), weight: "w1.11" });
});
$("weight").addEventListener("change", () => ask(parts.chosen.set($("weight").value)));
$("bias").addEventListener("change", () => fresh({ bias: $("bias").checked ? "yes" : "no", weight: "w1.11", ...start }));
$("seed").addEventListener("click", () => fresh({ seed: String(Number(state.seed) + 1), ...start }));

/* Training */

function remember(steps, before) {
  const first = Number(state.t) - answer.losses.length, wrong = answer.mistake;
  // Losses of other samples, or of another f, are no part of this curve.
  const same = before.samples === state.samples && before.f === state.f;
  if (!steps) log = log.filter(([t]) => same && t < state.t);
  answer.losses.slice(0, -1).forEach((loss, i) => log.push([first + i + 1, loss, wrong?.losses[i]]));
  log.push([Number(state.t), answer.samples.loss, wrong?.loss]);
  while (log.length > 600) log = log.filter((_, i) => i % 2 === 0 || i > log.length - 100);
}
async function step(count) {
  while (asking) await asking; // Back leads to where one was
  stack.push(Object.fromEntries(weights.map((name) => [name, state[name] ?? null])));
  if (stack.length > 200) stack = stack.filter((_, i) => i === 0 || i % 2 === 1);
  return await ask(({ steps = 0 }) => ({ steps: steps + count })) && !answer.diverged;
}
for (const kind of ["pointerenter", "focus"]) $("step").addEventListener(kind, () => hear({ ...state, steps: 1 }));
for (const [button, act] of Object.entries({
  step: () => step(1),
  back: () => stack.length && ask(stack.pop()),
  restart: () => fresh(stack.find((one) => one.t === "0") ?? start),
})) $(button).addEventListener("click", () => { run(false); act(); });

let going = false;
function run(on) {
  going = on;
  $("run").setAttribute("aria-pressed", on);
  $("run").innerHTML = `<span aria-hidden="true">${on ? "❚❚</span> Pause" : "▶</span> Run"}`;
}
$("run").addEventListener("click", async () => {
  run(!going);
  while (going) {
    const before = answer.samples.loss;
    if (!(await step(Number($("speed").value)))) break;
    if (before >= 0.01 && answer.samples.loss < 0.01) break; // learned: enough for now
    await new Promise((done) => calm ? setTimeout(done, 250) : requestAnimationFrame(done));
  }
  run(false);
});

/* Pictures */

// A frame with axes, as wide as there is room: the ways to pixels, and what is drawn.
function frame(picture, { x, y, height, log = false }) {
  const [left, right, bottom] = [48, wide(picture) - 8, height - 24];
  const scale = (v) => log ? Math.log10(v) : v;
  const to = ([low, high], from, until) => (v) =>
    from + (scale(v) - scale(low)) / (scale(high) - scale(low)) * (until - from);
  const ticks = ([low, high]) => {
    if (log) return [0, 1, 2, 3, 4].map((i) => 10 ** Math.round(scale(low) + i / 4 * (scale(high) - scale(low))));
    const rough = (high - low) / 4, unit = 10 ** Math.floor(Math.log10(rough));
    const size = [1, 2, 5, 10].find((k) => k * unit >= rough) * unit;
    return [...Array(12).keys()].map((i) => (Math.ceil(low / size) + i) * size).filter((v) => v <= high + size * 1e-9);
  };
  const px = to(x, left, right), py = to(y, bottom, 8);
  const text = (kind, x, y, words) => svg("text", { class: kind, x, y }, words);
  const line = (d) => svg("path", { class: "axis", d });
  const axes = svg("g", {},
    ...ticks(x).flatMap((v) => [line(`M${px(v)} 8V${bottom}`), text("tick mid", px(v), height - 8, short(v, 3))]),
    ...ticks(y).flatMap((v) => [line(`M${left} ${py(v)}H${right}`), text("tick end", left - 5, py(v) + 4, short(v, 3))]));
  change(picture, { viewBox: `0 0 ${right + 8} ${height}` });
  return {
    draw: (...drawn) => write(picture, axes, ...drawn),
    curve: (kind, xs, ys) => svg("path", { class: `stroke ${kind}`, "stroke-width": 2.2, d: path(xs, ys, px, py) }),
    dot: (kind, x, y) => svg("circle", { class: kind, r: 4.5, fill: "currentColor", cx: px(x), cy: py(y) }),
    words: (kind, row, words) => text(kind, kind.startsWith("end") ? right - 8 : left + 14, 8 + 20 * row, words),
    // A point that can be moved along; the first one that was made stays.
    handle: (kind, at, height, [name, now], hold) => {
      const role = { tabindex: 0, role: "slider", "aria-label": name, "aria-valuenow": now };
      const handle = svg("circle", { class: `handle ${kind}`, r: 8, cx: px(at), cy: py(height), ...role });
      movable(handle, { ...hold, along: true, scale: () => (x[1] - x[0]) / (right - left) });
      return handle;
    },
  };
}
// A line through points, broken where a value is none or leaves the frame far behind.
function path(xs, ys, px, py) {
  let d = "", pen = "M";
  xs.forEach((x, i) => {
    const at = typeof ys[i] === "number" ? py(ys[i]) : NaN, seen = Math.abs(at) < 1e5;
    if (seen) d += `${pen}${px(x).toFixed(1)} ${at.toFixed(1)}`;
    pen = seen ? "L" : "M";
  });
  return d;
}
// What most of the values lie within, so that a pole does not flatten the rest.
function range(...lists) {
  const all = lists.flat().filter((v) => typeof v === "number").sort((a, b) => a - b);
  const [low, high] = [all[Math.floor(all.length * 0.04)] ?? -1, all[Math.ceil(all.length * 0.96) - 1] ?? 1];
  const margin = 0.15 * (high - low) || 1;
  return [low - margin, high + margin];
}

function drawLoss() {
  const [first, last] = [log[0][0], log.at(-1)[0]];
  const losses = log.flatMap(([, a, b]) => [a, b]).filter((v) => typeof v === "number");
  const { draw, curve, dot, words } = frame($("loss"), {
    x: [first, Math.max(last, first + 10)], y: [0, Math.max(...losses, 1e-6) * 1.08], height: wide($("loss")),
  });
  const drawn = [[2, "red dash"], [1, "blue"]].flatMap(([i, kind]) => {
    const known = log.filter((row) => typeof row[i] === "number"), end = known.at(-1);
    if (!end) return [];
    return [curve(kind, known.map((row) => row[0]), known.map((row) => row[i])), dot(kind.split(" ")[0], end[0], end[i])];
  });
  const legend = [words("end red", 1, "with the mistake"), words("end blue", 2, "without")];
  draw(...drawn, ...(answer.mistake ? legend : []));
  change($("loss"), { "aria-label": `The loss after ${last} updates is ${short(answer.samples.loss)}` });
}

function drawMap() {
  const { map, samples } = answer;
  if (!map) return;
  const { outputs, x, y } = map, side = Math.sqrt(outputs.length), canvas = $("map");
  if (canvas.width !== side) canvas.width = canvas.height = side;
  const context = canvas.getContext("2d"), image = context.createImageData(side, side);
  outputs.forEach((output, i) => {
    const v = typeof output === "number" ? Math.max(-1, Math.min(1, 2 * output - 1)) : 0;
    const [red, green, blue] = v < 0 ? [181, 70, 10] : [10, 99, 160];
    image.data.set([red, green, blue, 158 * Math.abs(v)], 4 * ((side - 1 - Math.floor(i / side)) * side + i % side));
  });
  context.putImageData(image, 0, 0);
  const px = (v) => (v - x[0]) / (x[1] - x[0]) * 400, py = (v) => 400 - (v - y[0]) / (y[1] - y[0]) * 400;
  const edge = svg("path", { class: "stroke", "stroke-width": 2, d: contour(outputs, side) });
  write($("points"), edge, ...samples.inputs.map(([s1, s2], l) => svg("circle", {
    class: samples.answers[l][0] > 0.5 ? "blue" : "orange", r: l === state.sample - 1 ? 10 : 7, cx: px(s1), cy: py(s2),
    click: (event) => { event.stopPropagation(); ask({ sample: String(l + 1) }); },
  })));
  const between = x.map((v) => short(v, 2)).join(" and ");
  change($("points"), { "aria-label": `First output between ${between}; the line is where it is one half` });
}
$("points").addEventListener("click", (event) => {
  const box = $("points").getBoundingClientRect(), { x, y } = answer.map;
  const at = (part, [from, to]) => (from + part * (to - from)).toFixed(2);
  const point = [at((event.clientX - box.left) / box.width, x), at(1 - (event.clientY - box.top) / box.height, y)];
  addSample(point, answer.pass.answer.map(() => $("new-answer").value));
});
// Where the outputs cross one half, by marching squares.
function contour(outputs, side) {
  let d = "";
  const at = (i, j) => outputs[j * side + i] - 0.5, scale = 400 / (side - 1);
  for (let j = 0; j + 1 < side; j++) for (let i = 0; i + 1 < side; i++) {
    const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]], crossings = [];
    corners.forEach(([a, b], n) => {
      const [c, e] = corners[(n + 1) % 4], [v, w] = [at(a, b), at(c, e)];
      if (v < 0 !== w < 0) crossings.push([a + (c - a) * v / (v - w), b + (e - b) * v / (v - w)]);
    });
    for (let n = 0; n + 1 < crossings.length; n += 2) {
      const ends = crossings.slice(n, n + 2).map(([a, b]) => `${(a * scale).toFixed(1)} ${(400 - b * scale).toFixed(1)}`);
      d += `M${ends.join("L")}`;
    }
  }
  return d;
}

function addSample(inputs, answers) {
  ask(({ samples }) => ({
    data: "own", samples: `${samples};${inputs}:${answers}`, sample: String(samples.split(";").length + 1),
  }));
}
$("add").addEventListener("click", () => addSample(...state.samples.split(";")[state.sample - 1].split(":")));

const cells = (tag, ...contents) => html("tr", {}, ...contents.map((content) => html(tag, {}, content)));

function drawSamples() {
  const { inputs, answers, outputs } = answer.samples, table = $("samples");
  const names = [...inputs[0].map((_, i) => `input ${i + 1}`), ...answers[0].map((_, k) => `answer ${k + 1}`)];
  $("curve-label").hidden = state.data !== "curve";
  put(table, [inputs.length, names].join(), () => [cells("th", "", ...names, "output", ""), ...inputs.map((_, l) => {
    const part = (n) => n < inputs[0].length ? [0, n] : [1, n - inputs[0].length];
    const fields = names.map((name, n) => html("input", { type: "number", step: "any", "aria-label": `sample ${l + 1}, ${name}`,
      change: (event) => ask(setSample(l, ...part(n), event.target.value)) }));
    const away = html("button", { "aria-label": `take sample ${l + 1} away`, disabled: inputs.length === 1, click: (event) => {
      event.stopPropagation();
      ask(({ samples }) => ({ data: "own", sample: "1", samples: samples.split(";").filter((_, i) => i !== l).join(";") }));
    } }, "×");
    // It is looked at as soon as one is in its row.
    const look = () => state.sample !== String(l + 1) && ask({ sample: String(l + 1) });
    const row = cells("td", String(l + 1), ...fields, "", away);
    for (const kind of ["click", "focusin"]) row.addEventListener(kind, look);
    return row;
  })]);
  inputs.forEach((_, l) => {
    const row = table.rows[l + 1], fields = row.querySelectorAll("input");
    row.classList.toggle("chosen", l === state.sample - 1);
    [...inputs[l], ...answers[l]].forEach((x, i) => show(fields[i], x));
    write(row.cells[1 + fields.length], outputs[l].map((x) => short(x)).join(", "));
  });
}

function drawMistake() {
  const { mistake } = answer;
  if (!mistake) {
    return write($("wrong"), html("p", { class: "hint" }, "Choose one: a second network makes that mistake and trains "
      + "beside this one, on the same data. Its loss is the dashed line."));
  }
  const rows = Object.entries(mistake.weights).map(([name, { slope, estimate, verdict }]) =>
    cells("td", math(weightTex(name), "inline"), short(slope, 6), short(estimate, 6), mark(verdict)));
  write($("wrong"),
    html("p", {}, html("b", {}, mistake.words), "."),
    html("p", {}, `At update ${state.t}: L = ${short(mistake.loss)} with it, ${short(answer.samples.loss)} without. `
      + `Its slopes against finite differences: ${mistake.check}.`),
    html("div", { class: "scroll" }, html("table", {}, cells("th", "", "its slope", "finite differences", ""), ...rows)),
    html("p", { class: "hint" }, "These numbers alone are not the crate’s, which does not make this mistake: "
      + "they come from tests/common/slips.rs."));
}

/* ---------- Activation functions ---------- */

function drawFunction() {
  const { x, f, slope } = answer, ends = [x[0], x.at(-1)], p = Number(state.p);
  const clipped = (v) => Math.max(ends[0], Math.min(ends[1], v)), at = clipped(p);
  const { draw, curve, dot, words, handle } = frame($("activation"), { x: ends, y: range(f, slope), height: 340 });
  const rise = answer.asked.slope, near = [p - 1.6, p + 1.6], tangent = near.map((v) => answer.f_p + rise * (v - p));
  draw(curve("orange", x, slope), curve("blue", x, f), curve("faint dash", near, tangent), dot("orange", at, rise),
    words("blue", 1, `f(p) = ${short(answer.f_p, 6)}`), words("orange", 2, `f′(p) = ${short(rise, 6)}`),
    handle("blue", at, answer.f_p, ["p", p], { get: () => state.p, set: (v) => ({ p: String(clipped(v)) }) }));
  judge($("slope-verdict"), `f′(${short(p)}) = ${short(rise, 7)}`, answer.asked);
  equations($("at-p"), answer.lines);
}

/* ---------- Derivatives ---------- */

function drawDerivative() {
  const { here, variables, own, asked, f_here, slope_here } = answer, { by } = state;
  options($("by"), own.length ? own : [by]);
  const name = own.length > 1 ? `∂f/∂${by}` : `df/d${by}`;
  const value = html("span", {}, `at ${by} = ${short(here)}: f = ${short(f_here, 7)}, its slope ${short(slope_here, 9)}`);
  write($("result"),
    html("p", { class: "written" }, `f = ${answer.written}`),
    html("p", { class: "written" }, html("b", {}, `${name} = ${answer.result}`), answer.where && `    ${answer.where}`));
  asked ? judge($("own-verdict"), value, asked) : write($("own-verdict"), value);

  // The curve with its secant, and the slope below it; what is no number is not drawn.
  const { x, f, slope, secant, secant_x, secant_f } = answer, ends = [x[0], x.at(-1)], epsilon = Number(state.epsilon);
  const known = (value, drawn) => typeof value === "number" ? drawn() : "";
  const upper = frame($("secant"), { x: ends, y: range(f, [f_here, secant_f]), height: 260 });
  const line = (kind, rise) => known(rise, () => upper.curve(kind, ends, ends.map((v) => f_here + rise * (v - here))));
  upper.draw(
    svg("clipPath", { id: "inside" }, svg("rect", { x: 48, y: 8, width: wide($("secant")) - 56, height: 228 })),
    svg("g", { "clip-path": "url(#inside)" },
      upper.curve("blue", x, f), line("green dash", slope_here), line("orange", secant)),
    known(secant_f, () => upper.handle("orange", secant_x, secant_f, ["ε, from the point to the second one", epsilon],
      { get: () => answer.secant_x - answer.here, set: (v) => ({ epsilon: v }) })),
    known(f_here, () => upper.handle("blue", here, f_here, [`the point, ${by}`, here],
      { get: () => answer.here, set: (v) => setPoint(state.by, v) })),
    upper.words("orange", 1, `secant ${short(secant, 7)}`), upper.words("green", 2, `tangent ${short(slope_here, 7)}`));
  const lower = frame($("slope"), { x: ends, y: range(slope, [slope_here]), height: 150 });
  lower.draw(lower.curve("green", x, slope), lower.words("green", 1, name),
    known(slope_here, () => lower.dot("green", here, slope_here)));

  const names = Object.keys(variables), field = (name) => html("input", { type: "number", step: "any",
    change: (event) => ask(setPoint(name, event.target.value)) });
  put($("point"), names.join(), () => names.map((name) => html("label", {}, `${name} = `, field(name))));
  names.forEach((name, i) => show($("point").children[i].control, variables[name]));
  show($("epsilon"), Math.log10(Math.abs(epsilon) || 1e-15));
  change($("epsilon"), { "aria-valuetext": short(epsilon) });
  show($("path"), answer.path.join(", "));
  outline($("steps"), answer.steps);
  outline($("path-steps"), answer.path_steps);

  const measure = slope_here === 0 ? "The error" : "The relative error";
  write($("error"), known(slope_here, () => `${measure} of a difference against ε. A long ε may be far from the limit; `
    + "a short one may leave little but rounding.") || "Here the rules give no slope that a difference could be held against.");
  // The valley of errors; an error of 0 has no place on a logarithmic scale.
  const { sizes, forward, central, error } = answer, positive = (list) => list.map((v) => v > 0 ? v : null);
  const valley = frame($("valley"), { x: [1e-15, 1], y: [1e-16, 100], height: 260, log: true });
  const isThere = epsilon >= 1e-15 && error > 0;
  valley.draw(valley.curve("orange", sizes, positive(forward)), valley.curve("green", sizes, positive(central)),
    valley.words("end orange", 1, "Equation 30"), valley.words("end green", 2, "central difference"),
    isThere ? valley.dot("orange", Math.min(epsilon, 1), Math.max(error, 1e-16)) : "");
  equations($("appendix"), answer.lines);
}
const setPoint = (name, value) => ({ at }) =>
  ({ at: at.split(",").map((pair) => pair.startsWith(name + ":") ? `${name}:${value}` : pair).join() });
const outline = (table, steps) => write(table, ...steps.map(([number, rule, formula, note]) => {
  const deep = "  ".repeat(number.split(".").length - 1);
  return html("tr", {}, html("td", {}, deep + number), html("td", {}, rule),
    html("td", {}, formula, html("small", {}, note && `    ${note}`)));
}));
$("epsilon").addEventListener("input", () => {
  const size = 10 ** Number($("epsilon").value);
  ask({ epsilon: (state.epsilon < 0 ? -size : size).toPrecision(3) });
});
$("path").addEventListener("change", () => {
  const parts = $("path").value.split(",").map((part) => part.split("=").map((side) => side.trim()).join(":"));
  ask({ path: parts.join() || null });
});

/* ---------- All of it ---------- */

function draw() {
  ({ function: drawFunction, network: drawNetwork, derivative: drawDerivative })[view]();
  fill();
  light();
}
addEventListener("resize", () => {
  widths = new Map();
  if (answer) draw();
});
open();
