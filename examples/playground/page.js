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
let wanted = null; // changes that wait for the question under way
let asking = null; // the promise of that question
let visit = 0; // counts addresses that were opened: an answer for an older one is late
let heard = {}; // the question asked last, and its answer

const encode = (text) => encodeURIComponent(text).replace(/%(2C|3B|3A|20|28|29|2F|2B)/g,
  (code) => ({ "%20": "+", "%2B": "%2B" })[code] ?? decodeURIComponent(code));
const query = (pairs) => Object.entries(pairs).filter(([, value]) => value !== null)
  .map(([name, value]) => `${name}=${encode(value)}`).join("&");

// Asks with changes to the state; null takes a name out. Resolves to whether the
// question was answered. What comes while a question is under way waits, together.
function ask(changes = {}, steps = 0) {
  const all = { ...wanted, ...changes };
  if (steps) all.steps = (wanted?.steps ?? 0) + steps;
  wanted = all;
  asking ??= askOn().finally(() => { asking = null; });
  return asking;
}

// The answer to a question, which may be under way already: what seems to come next
// is asked in advance.
function hear(question) {
  const address = `/${view}?${query(question)}`;
  if (heard.address !== address) {
    heard = { address, answer: fetch(address).then(async (response) => [await response.text(), response.ok]) };
    heard.answer.catch(() => { heard = {}; });
  }
  return heard.answer;
}

async function askOn() {
  let answered = true;
  while (wanted) {
    const now = visit, question = { ...state, ...wanted };
    wanted = null;
    let text = "", ok = false;
    try {
      [text, ok] = await hear(question);
    } catch {
      text = "The program that computes is not there any more: start it again, cargo run --example playground";
    }
    if (now !== visit) continue;
    $("message").hidden = ok;
    $("message").textContent = ok ? "" : text.trim();
    answered = ok;
    if (!ok) continue;
    answer = JSON.parse(text);
    state = answer.state;
    if (view === "network") remember(question.steps);
    draw();
    save();
    const more = going ? $("speed").value : $("step").matches(":hover, :focus");
    if (more && !wanted) hear({ ...state, steps: Number(more) });
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
  stop();
  clearTimeout(saving);
  visit += 1;
  for (const name of views) $(name).hidden = name !== view;
  for (const link of $("tabs").children) {
    const here = link.hash === `#${view}`;
    here ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  }
  state = Object.fromEntries(new URLSearchParams(rest ?? ""));
  widths = new Map();
  wanted = null;
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

// Makes what is in a box anew, but only where it says something else than before.
function put(box, text, children) {
  if (box.dataset.text === text) return;
  box.dataset.text = text;
  box.replaceChildren(...children());
}

// A number to some digits, in TeX; what is no number is shown as it comes.
function digits(x, count = 4) {
  if (typeof x !== "number") return x ?? "–";
  const size = Math.abs(x);
  if (size === 0 || size >= 1e-4 && size < 1e6) return String(Number(x.toPrecision(count))).replace("-", "−");
  const [mantissa, power] = x.toExponential(Math.max(count - 2, 0)).split("e");
  return `${Number(mantissa)}·10^{${Number(power)}}`.replace(/^(-?)1·/, "$1").replaceAll("-", "−");
}
// The same as plain text.
const short = (x, count) => digits(x, count).replace(/\^\{(.*)\}/, (_, power) => [...power].map((c) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[c] ?? "⁻").join(""));
// The same in a small place.
const brief = (x, digits, room) => { const text = short(x, digits); return text.length > room && digits > 1 ? brief(x, digits - 1, room) : text; };
const values = (x) => Array.isArray(x) ? (Array.isArray(x[0]) ? x.map(values).join(", ") : x.length === 1 ? values(x[0]) : `(${x.map(values).join(", ")})`) : short(x, 6);

// How wide a picture is; asked once, for each time it makes the browser lay out all.
let widths = new Map();
function wide(picture) {
  if (!widths.has(picture)) widths.set(picture, Math.max(picture.clientWidth, 260));
  return widths.get(picture);
}

/* ---------- Equations: a small part of TeX becomes MathML ---------- */

const mathml = (tag, attributes, ...children) => make("math", tag, attributes, ...children);

function math(tex, display = "block") {
  const tokens = tex.match(/\\text\{[^}]*\}|\\[a-z]+|[0-9]+(?:\.[0-9]+)?|\S/gu) ?? [];
  const letter = /^[\p{L}∂∞]$/u;
  const row = (end) => {
    const items = [];
    while (tokens.length && tokens[0] !== end) {
      const item = scripts(atom()), tall = (one) => one && /mfrac|munder/.test(one.localName) && one.firstChild.localName !== "mo";
      if (item.textContent === "−" && /^[(=]?$/.test(items.at(-1)?.textContent ?? "")) item.setAttribute("form", "prefix");
      if (tall(items.at(-1)) && tall(item)) items.push(mathml("mspace", { width: "0.25em" }));
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
      case "\\under": return mathml("munder", { class: "factor" }, mathml("mrow", {}, argument()), mathml("mtext", {}, argument().textContent));
      case "\\cases": return mathml("mrow", {}, mathml("mo", { stretchy: "true" }, "{"), mathml("mtable", {},
        ...[0, 1].map(() => mathml("mtr", {}, ...[0, 1].map(() => mathml("mtd", {}, argument()))))));
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
  return mathml("math", { display: display === "block" ? null : display, displaystyle: String(display === "block") }, row());
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
    const number = digits(numbers[i], 6), begins = /(^|[({~]|\+ )$/.test(text) && !text.endsWith("\\under{");
    const plain = !/[−·]/.test(number) || begins && !next.startsWith("^");
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
    return [html("span", { class: "figures" }, "= ", ...parts.map((text, i) => i % 3 && text ? html("sup", {}, text) : text ?? ""))];
  }
  const equals = tex.startsWith("\\text") ? "" : "= ";
  return (equals + tex).split(/ (?=\+ \\under)/).map((piece) => math(piece, tex.includes("frac") ? "block" : "inline"));
}

// Writes equations into a box; each is made once, and only its numbers change.
const made = {};
function equations(box, lines) {
  const name = (line) => line.equation === 29 && state.weight?.startsWith("w1") ? "29 hidden" : String(line.equation);
  const names = lines.map(name);
  put(box, names.join(), () => names.map((name) => made[box.id + name] ??= html("div", { class: "equation", "data-equation": parseInt(name) },
    html("div", { class: "letters" }, html("span", { class: "number" }, `(${parseInt(name)})`), math(letters[name])),
    html("div", { class: "numbers" }), html("div", { class: "note" }))));
  lines.forEach((line, i) => {
    const [, numbers, note] = box.children[i].children;
    put(numbers, line.template + line.numbers + line.value, () => [
      ...(line.template ? [...figures(line), " "] : []), html("span", { class: "value", title: String(line.value) }, "= " + values(line.value))]);
    note.textContent = line.note;
  });
}

// w1.21 in TeX.
const weightTex = (name) => name.replace(/w(.)\.(..)/, "w_{$2}^{($1)}");
const mark = (verdict) => html("span", { class: verdict.split(/\W/)[0] }, verdict);

/* ---------- The strip of all 45 numbers ---------- */

const home = (n) => n <= 4 ? "function" : n <= 29 ? "network" : "derivative";
for (let n = 1; n <= 45; n++) {
  $("strip").append(html("button", { title: `Equation ${n}`, "aria-label": `Equation ${n}`, tabindex: n === 1 ? 0 : -1, click: () => seek(n) }, String(n)));
}
// One stop for the Tab key, and from there the arrow keys.
$("strip").addEventListener("keydown", (event) => {
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key], all = [...$("strip").children];
  if (!way) return;
  event.preventDefault();
  const next = all[(all.indexOf(event.target) + way + 45) % 45];
  for (const button of all) button.tabIndex = button === next ? 0 : -1;
  next.focus();
});
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
function fill() {
  for (const field of $(view).querySelectorAll("[data-key]")) {
    const value = state[field.dataset.key];
    if (field.localName === "fieldset") {
      for (const radio of field.querySelectorAll("input")) radio.checked = radio.value === value;
    } else if (field !== document.activeElement || field.localName === "select") {
      field.value = value;
    }
  }
}
for (const field of document.querySelectorAll("[data-key]")) {
  const kind = field.type === "range" ? "input" : "change";
  field.addEventListener(kind, (event) => {
    const key = field.dataset.key, value = event.target.value;
    const start = { t: "0", w1: null, w2: null, m1: null, m2: null };
    if (key === "data") choose(value);
    else if (key === "curve") fresh({ curve: value, samples: null, ...start });
    else if (key === "mistake") ask({ mistake: value, m1: null, m2: null });
    else if (key === "f" && view === "derivative") ask({ f: value, by: null, path: null });
    else ask({ [key]: value });
  });
}
$("expression").addEventListener("submit", (event) => event.preventDefault());
function options(select, names, words = names) {
  put(select, names.join(), () => names.map((name, i) => html("option", { value: name }, words[i])));
}

/* ---------- Moving by hand: with a pointer, or with the arrow keys ---------- */

let dropped = 0; // when something was last let go of
// get() gives the number, set(x) moves it; scale is numbers per pixel upwards.
function movable(element, { get, set, scale = 0.01, along = 0, focus = null }) {
  const round = (x) => String(Number(x.toFixed(2)));
  let from = null;
  element.addEventListener("pointerdown", (event) => {
    from = { at: along ? event.clientX : -event.clientY, x: Number(get()) };
    element.setPointerCapture(event.pointerId);
  });
  element.addEventListener("pointermove", (event) => {
    if (!from) return;
    const way = (along ? event.clientX : -event.clientY) - from.at;
    if (Math.abs(way) > 2 || from.moved) {
      from.moved = true;
      set(round(from.x + way * (typeof scale === "function" ? scale() : scale)));
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
      set(round(Number(get()) + up * (event.shiftKey ? 0.5 : 0.05)));
    }
    if (event.key === "Enter" && focus) focus.focus();
  });
}

/* ---------- The network ---------- */

const rows = (table) => table.split(";").map((row) => row.split(","));
const setEntry = (key, i, j, value) => {
  const table = rows(state[key]);
  table[i][j] = value;
  return { [key]: table.map((row) => row.join()).join(";"), ...(state.t === "0" ? { m1: null, m2: null } : {}) };
};
const setSample = (l, part, i, value) => {
  const samples = state.samples.split(";").map((sample) => sample.split(":").map((list) => list.split(",")));
  samples[l][part][i] = value;
  return { data: "own", samples: samples.map((sample) => sample.map((list) => list.join()).join(":")).join(";") };
};
const start = { t: "0", w1: null, w2: null, m1: null, m2: null };
function fresh(changes) {
  [log, stack] = [[], []];
  return ask(changes);
}
function choose(data) {
  const own = { data, samples: null, sample: null, ...start };
  if (data === "own") return ask({ data });
  if (data === "example" || data === "three") return fresh({ ...own, widths: "2-2-1", seed: "0", delta: "0.5", weight: "w1.11" });
  if (data === "curve") return fresh({ ...own, widths: "2-4-1", seed: "1", delta: "0.2", weight: "w1.11" });
  return fresh({ ...own, widths: "2-2-1", seed: "5", delta: "2", sample: "4", weight: "w1.11" });
}

// The parts of the drawing; made anew only where the network has another shape.
let parts = { shape: "" };
function buildNetwork(counts, bias) {
  const [n1, n2, n3] = counts, W = Math.min(wide($("drawing")), 660), R = W < 480 ? 25 : 29, gap = W < 480 ? 74 : 84;
  const small = W < 480, X = small ? [R + 4, 0.47 * W, W - R - 18] : [R + 8, 0.44 * W, 0.77 * W];
  const end = small ? X[2] : W - 34, most = Math.max(n1 + bias, n2 + bias, n3 + (small ? 2 : 1), 3);
  const height = most * gap + 6;
  const y = (i, count) => height / 2 + (i - (count - 1) / 2) * gap;
  const at = [(i) => [X[0], y(i, n1 + bias)], (j) => [X[1], y(j, n2 + bias)], (k) => [X[2], y(k, n3)]];
  // From the edge of one circle to that of another.
  const edge = ([x0, y0], [x1, y1], r0, r1) => {
    const length = Math.hypot(x1 - x0, y1 - y0), [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
    return `M${x0 + r0 * ux} ${y0 + r0 * uy}L${x1 - r1 * ux} ${y1 - r1 * uy}`;
  };
  const drawing = $("drawing");
  drawing.setAttribute("viewBox", `0 0 ${W} ${height}`);
  drawing.replaceChildren(svg("marker", { id: "arrow", viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 12, markerHeight: 11, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" },
    svg("path", { d: "M0 1L10 5L0 9z", fill: "context-stroke" })));
  parts = { shape: `${counts}/${bias}/${wide($("drawing"))}`, nodes: [[], [], []], weights: [], answers: [] };
  const dense = n1 * n2 > 6 || n2 * n3 > 6;
  for (let k = 0; k < n3 && !small; k++) {
    const [x0, y0] = at[2](k);
    drawing.append(svg("path", { class: "stroke axis", d: `M${x0 + R} ${y0}L${end - 28} ${height / 2}` }));
  }
  // Weights, each a line with its number.
  [[n1, n2], [n2, n3]].forEach(([from, to], m) => {
    for (let j = 0; j < to; j++) for (let i = 0; i < from + bias; i++) {
      const [[x0, y0], [x1, y1]] = [at[m](i), at[m + 1](j)];
      const name = `w${m + 1}.${i === from ? 0 : i + 1}${j + 1}`, d = edge([x0, y0], [x1, y1], i === from ? 18 : R, R + 2);
      const part = (small ? 0.38 : 0.3) + (dense ? 0.12 * ((i + j) % 3) : 0), [px, py] = [x0 + part * (x1 - x0), y0 + part * (y1 - y0)];
      const line = svg("path", { class: "stroke", d }), text = svg("text", { class: "mid", x: px, y: py + 5 });
      const pill = svg("rect", { class: "pill", x: px - (small ? 24 : 29), y: py - 11, width: small ? 48 : 58, height: 22, rx: 11 });
      const label = svg("g", { class: "move" }, pill, text);
      const group = svg("g", { class: "weight", role: "spinbutton", tabindex: -1 }, svg("path", { class: "wide-line", d }), line, label);
      const select = () => state.weight !== name && ask({ weight: name });
      group.addEventListener("click", select);
      let resting = 0; // the cursor has to rest a moment, so that one can pass by
      group.addEventListener("pointerenter", (event) => {
        if (event.pointerType !== "mouse" || event.buttons || performance.now() <= dropped + 300) return;
        hear({ ...state, weight: name });
        resting = setTimeout(select, 160);
      });
      group.addEventListener("pointerleave", () => clearTimeout(resting));
      group.addEventListener("focus", select);
      group.addEventListener("keydown", (event) => {
        const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!way) return;
        event.preventDefault();
        const all = parts.weights, next = all[(all.findIndex((w) => w.name === name) + way + all.length) % all.length];
        next.group.focus();
      });
      const key = `w${m + 1}`;
      movable(group, { get: () => rows(state[key])[i][j], set: (x) => ask(setEntry(key, i, j, x)), focus: $("weight") });
      const from_ = i === from ? "bias" : `from ${m ? "hidden neuron" : "input"} ${i + 1}`;
      parts.weights.push({ name, m, i, j, line, text, group, words: `${from_} to ${m ? "output" : "hidden neuron"} ${j + 1}`, dense, label });
    }
  });
  for (const { group } of parts.weights) drawing.append(group);
  for (const { label, group } of parts.weights) group.append(label);
  // Nodes, and the 1 of each bias.
  counts.forEach((count, m) => {
    for (let i = 0; i < count + (m < 2 ? bias : 0); i++) {
      const [x, y] = at[m](i), one = i === count;
      const letter = svg("text", { class: "mid faint letter", x, y: y - 5 }), text = svg("text", { class: "mid", x, y: one ? y + 5 : y + 15 });
      const group = svg("g", { class: one ? "node one" : "node" }, svg("circle", { cx: x, cy: y, r: one ? 18 : R }), letter, text);
      if (one) text.textContent = "1";
      else parts.nodes[m].push({ letter, text, group });
      if (m === 0 && !one) {
        group.classList.add("move");
        for (const [name, value] of [["role", "spinbutton"], ["tabindex", 0], ["aria-label", `input ${i + 1}`]]) group.setAttribute(name, value);
        movable(group, { get: () => answer.pass.s[i], set: (v) => ask(setSample(state.sample - 1, 0, i, v)) });
      }
      if (m === 2) {
        const wish = svg("text", { class: "mid faint", x, y: y + R + 19 });
        const box = svg("g", { class: "move node", role: "spinbutton", tabindex: 0, "aria-label": `answer ${i + 1}` }, svg("rect", { class: "pill", x: x - 40, y: y + R + 5, width: 80, height: 22, rx: 11, fill: "transparent" }), wish);
        movable(box, { get: () => answer.pass.answer[i], set: (v) => ask(setSample(state.sample - 1, 1, i, v)) });
        group.append(box);
        parts.answers.push({ wish, box });
      }
      drawing.append(group);
    }
  });
  // The loss: beside the outputs, or below them where there is no room.
  const below = small ? at[2](n3 - 1)[1] + R + 44 : height / 2 + 18;
  parts.loss = svg("text", { class: "mid", x: end, y: below + (small ? 18 : 0) });
  drawing.append(svg("text", { class: "mid letter", x: end, y: below - (small ? 0 : 21) }, "L"), parts.loss);
}

function symbol(element, letter, sub, sup) {
  put(element, letter + sub + sup, () => [letter, svg("tspan", { class: "script", dy: 4 }, sub), svg("tspan", { class: "script", dy: -11, dx: -6 * String(sub).length }, sup)]);
}

// A number in a circle or on a line; a long one in smaller letters.
function fit(element, text) {
  element.textContent = text;
  element.classList.toggle("long", text.length > 6);
}

function drawNetwork() {
  const { pass } = answer, forward = state.face === "forward", counts = state.widths.split("-").map(Number), bias = state.bias === "yes" ? 1 : 0;
  const plane = $("map").closest("section");
  if (plane.hidden === Boolean(answer.map)) {
    plane.hidden = !answer.map;
    widths = new Map();
  }
  if (parts.shape !== `${counts}/${bias}/${wide($("drawing"))}`) buildNetwork(counts, bias);
  const tables = forward ? [pass.w1, pass.w2] : [pass.by_w1, pass.by_w2];
  const largest = Math.max(...tables.flat(2).filter((x) => typeof x === "number").map(Math.abs), 1e-300);
  for (const w of parts.weights) {
    const x = tables[w.m][w.i][w.j], chosen = w.name === state.weight;
    fit(w.text, brief(x, 3, 6));
    w.group.setAttribute("class", `weight ${x < 0 ? "orange" : "blue"}${chosen ? " chosen" : ""}`);
    w.group.setAttribute("tabindex", chosen ? 0 : -1);
    w.group.setAttribute("aria-label", `weight ${w.words}`);
    w.group.setAttribute("aria-valuenow", [pass.w1, pass.w2][w.m][w.i][w.j]);
    w.group.setAttribute("aria-valuetext", `${short([pass.w1, pass.w2][w.m][w.i][w.j])}, slope ${short([pass.by_w1, pass.by_w2][w.m][w.i][w.j])}`);
    w.line.setAttribute(forward ? "marker-end" : "marker-start", "url(#arrow)");
    w.line.removeAttribute(forward ? "marker-start" : "marker-end");
    w.line.setAttribute("stroke-width", 1.2 + 4.5 * Math.min(1, Math.abs(x) / (forward ? Math.max(2, largest) : largest)) || 1.2);
    w.label.style.display = w.dense && !chosen ? "none" : "";
  }
  const signals = forward ? [pass.s, pass.s1, pass.s2] : [[], pass.by_s1, pass.by_s2];
  parts.nodes.forEach((nodes, m) => nodes.forEach(({ letter, text, group }, i) => {
    if (forward || m === 0) symbol(letter, "s", i + 1, m ? `(${m})` : "");
    else symbol(letter, m === 1 ? "L" : "∂L/∂s", i + 1, m === 1 ? "(1)" : "");
    letter.classList.toggle("long", !forward && m === 2);
    fit(text, brief(m === 0 ? pass.s[i] : signals[m][i], 4, wide($("drawing")) < 480 ? 5 : 6));
    if (m === 0) group.setAttribute("aria-valuenow", pass.s[i]);
  }));
  parts.answers.forEach(({ wish, box }, k) => {
    wish.textContent = `wanted ${short(pass.answer[k])}`;
    box.setAttribute("aria-valuenow", pass.answer[k]);
  });
  parts.loss.textContent = short(pass.loss);

  const chosen = parts.weights.find((w) => w.name === state.weight);
  put($("weight-title"), state.widths + state.weight, () => [math(weightTex(state.weight), "inline"), html("small", {}, ` ${chosen.words}`)]);
  if (document.activeElement !== $("weight")) $("weight").value = rows(state[`w${chosen.m + 1}`])[chosen.i][chosen.j];
  const { slope, estimate, verdict } = pass.asked;
  put($("verdict"), [slope, estimate, verdict].join(), () => [
    html("span", {}, math("\\frac{∂L}{∂w}", "inline"), ` = ${short(slope, 7)}`), html("span", {}, `finite differences: ${short(estimate, 7)}`), mark(verdict)]);
  equations($("backward"), answer.backward);
  equations($("forward"), answer.forward);
  equations($("batch"), answer.batch);

  options($("f-of-network"), ["step", "identity", "sigmoid", "relu", "silu", "tanh"]);
  options($("mistake"), ["none", ...answer.mistakes.map(([name]) => name)], ["nothing", ...answer.mistakes.map(([, words]) => words)]);
  $("bias").checked = Boolean(bias);
  if (!$("widths").children.length) {
    $("widths").append("widths ", ...[4, 6, 3].map((max, i) => html("input", { type: "number", min: 1, max, "aria-label": ["inputs", "hidden neurons", "outputs"][i],
      change: () => fresh({ widths: [...$("widths").querySelectorAll("input")].map((field) => field.value).join("-"), weight: "w1.11", ...start, ...(i === 1 ? {} : { samples: null, sample: null, data: state.data === "own" ? "xor" : state.data }) }) })));
  }
  [...$("widths").querySelectorAll("input")].forEach((field, i) => { field.value = counts[i]; });
  $("count").textContent = `update ${Number(state.t).toLocaleString("en")}`;
  $("total").textContent = `L = ${short(answer.samples.loss)}`;
  $("back").disabled = !stack.length;
  $("restart").disabled = state.t === "0";
  drawSamples();
  drawLoss();
  drawMap();
  drawMistake();
}

$("weight").addEventListener("change", () => {
  const w = parts.weights.find((w) => w.name === state.weight);
  ask(setEntry(`w${w.m + 1}`, w.i, w.j, $("weight").value));
});
$("bias").addEventListener("change", () => fresh({ bias: $("bias").checked ? "yes" : "no", weight: "w1.11", ...start }));
$("seed").addEventListener("click", () => fresh({ seed: String(Number(state.seed) + 1), ...start }));

/* Training */

function remember(steps) {
  const first = Number(state.t) - answer.losses.length, wrong = answer.mistake;
  if (!steps) log = log.filter(([t]) => t < state.t);
  answer.losses.forEach((loss, i) => { if (i < answer.losses.length - 1) log.push([first + i + 1, loss, wrong?.losses[i]]); });
  log.push([Number(state.t), answer.samples.loss, wrong?.loss]);
  while (log.length > 600) log = log.filter((_, i) => i % 2 === 0 || i > log.length - 100);
}
function push() {
  stack.push(Object.fromEntries(weights.map((name) => [name, state[name] ?? null])));
  if (stack.length > 200) stack = stack.filter((_, i) => i === 0 || i % 2 === 1);
}
async function step(count) {
  push();
  const ok = await ask({}, count);
  if (ok && answer.diverged) $("message").textContent = answer.diverged;
  $("message").hidden = ok && !answer.diverged;
  return ok && !answer.diverged;
}
$("step").addEventListener("click", () => { stop(); step(1); });
for (const kind of ["pointerenter", "focus"]) $("step").addEventListener(kind, () => hear({ ...state, steps: 1 }));
$("back").addEventListener("click", () => { stop(); if (stack.length) ask(stack.pop()); });
$("restart").addEventListener("click", () => {
  stop();
  const first = stack.find((one) => one.t === "0") ?? start;
  fresh(first);
});
let going = false;
function stop() {
  going = false;
  $("run").setAttribute("aria-pressed", "false");
  $("run").innerHTML = '<span aria-hidden="true">▶</span> Run';
}
$("run").addEventListener("click", async () => {
  if (going) return stop();
  going = true;
  $("run").setAttribute("aria-pressed", "true");
  $("run").innerHTML = '<span aria-hidden="true">❚❚</span> Pause';
  while (going) {
    const before = answer.samples.loss;
    if (!(await step(Number($("speed").value)))) break;
    if (before >= 0.01 && answer.samples.loss < 0.01) break; // learned: enough for now
    await new Promise((done) => calm ? setTimeout(done, 250) : requestAnimationFrame(done));
  }
  stop();
});

/* Pictures */

// A frame with axes, as wide as there is room; gives the two ways to pixels.
function frame(picture, { x, y, height, logX = false, logY = false, left = 48 }) {
  const right = wide(picture) - 8;
  const to = (low, high, from, until, log) => (v) => log
    ? from + (Math.log10(v) - Math.log10(low)) / (Math.log10(high) - Math.log10(low)) * (until - from)
    : from + (v - low) / (high - low) * (until - from);
  const px = to(x[0], x[1], left, right, logX), py = to(y[0], y[1], height - 24, 8, logY);
  const ticks = ([low, high], log) => {
    if (log) return Array.from({ length: 5 }, (_, i) => 10 ** Math.round(Math.log10(low) + i / 4 * (Math.log10(high) - Math.log10(low))));
    const rough = (high - low) / 4, unit = 10 ** Math.floor(Math.log10(rough)), size = [1, 2, 5, 10].find((k) => k * unit >= rough) * unit;
    return Array.from({ length: 12 }, (_, i) => (Math.ceil(low / size) + i) * size).filter((v) => v <= high + size * 1e-9);
  };
  picture.setAttribute("viewBox", `0 0 ${right + 8} ${height}`);
  picture.replaceChildren(
    ...ticks(x, logX).flatMap((v) => [svg("path", { class: "axis", d: `M${px(v)} 8V${height - 24}` }), svg("text", { class: "tick mid", x: px(v), y: height - 8 }, short(v, 3))]),
    ...ticks(y, logY).flatMap((v) => [svg("path", { class: "axis", d: `M${left} ${py(v)}H${right}` }), svg("text", { class: "tick end", x: left - 5, y: py(v) + 4 }, short(v, 3))]));
  return [px, py];
}
// A line through points, broken where a value is none or leaves the frame far behind.
function path(xs, ys, px, py, limit = 1e4) {
  let d = "", pen = "M";
  xs.forEach((x, i) => {
    const at = typeof ys[i] === "number" ? py(ys[i]) : NaN;
    if (!(Math.abs(at) < limit)) { pen = "M"; return; }
    d += `${pen}${px(x).toFixed(1)} ${at.toFixed(1)}`;
    pen = "L";
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
  const last = log.at(-1)[0], losses = log.flatMap(([, a, b]) => [a, b]).filter((v) => typeof v === "number");
  const [px, py] = frame($("loss"), { x: [log[0][0], Math.max(last, log[0][0] + 10)], y: [0, Math.max(...losses, 1e-6) * 1.08], height: wide($("loss")) });
  const curve = (i, kind) => {
    const known = log.filter((row) => typeof row[i] === "number"), end = known.at(-1);
    if (end) $("loss").append(svg("path", { class: `stroke ${kind}`, "stroke-width": 2.2, d: path(known.map((row) => row[0]), known.map((row) => row[i]), px, py) }),
      svg("circle", { class: kind.split(" ")[0], r: 4, fill: "currentColor", cx: px(end[0]), cy: py(end[i]) }));
  };
  curve(2, "red dash");
  curve(1, "blue");
  if (answer.mistake) $("loss").append(svg("text", { class: "end red", x: wide($("loss")) - 16, y: 28 }, "with the mistake"), svg("text", { class: "end blue", x: wide($("loss")) - 16, y: 48 }, "without"));
  $("loss").setAttribute("aria-label", `The loss after ${last} updates is ${short(answer.samples.loss)}`);
}

// The colours of 0, ½ and 1; asked once, since it makes the browser style all.
let tints = null;
function readTints() {
  const style = getComputedStyle(document.body);
  const rgb = (name) => style.getPropertyValue(name).trim().match(/[0-9a-f]{2}/gi).map((pair) => parseInt(pair, 16));
  return ["--orange", "--card", "--blue"].map(rgb);
}
function drawMap() {
  const { map, samples } = answer;
  if (!map) return;
  const { outputs, x, y } = map, side = Math.sqrt(outputs.length), canvas = $("map"), [low, mid, high] = tints ??= readTints();
  canvas.width = canvas.height = side;
  const context = canvas.getContext("2d"), image = context.createImageData(side, side);
  outputs.forEach((output, i) => {
    const v = typeof output === "number" ? Math.max(-1, Math.min(1, 2 * output - 1)) : 0, end = v < 0 ? low : high, share = 0.62 * Math.abs(v);
    const place = 4 * ((side - 1 - Math.floor(i / side)) * side + i % side);
    for (const c of [0, 1, 2]) image.data[place + c] = mid[c] + share * (end[c] - mid[c]);
    image.data[place + 3] = 255;
  });
  context.putImageData(image, 0, 0);
  const px = (v) => (v - x[0]) / (x[1] - x[0]) * 400, py = (v) => 400 - (v - y[0]) / (y[1] - y[0]) * 400;
  $("points").setAttribute("viewBox", "0 0 400 400");
  $("points").replaceChildren(svg("path", { class: "stroke", "stroke-width": 2, d: contour(outputs, side) }), ...samples.inputs.map(([s1, s2], l) =>
    svg("circle", { class: samples.answers[l][0] > 0.5 ? "blue" : "orange", r: l === state.sample - 1 ? 10 : 7, cx: px(s1), cy: py(s2), fill: "currentColor", stroke: "var(--card)", "stroke-width": 2,
      click: (event) => { event.stopPropagation(); ask({ sample: String(l + 1) }); } })));
  $("points").setAttribute("aria-label", `First output between ${x.map((v) => short(v, 2)).join(" and ")}; the line is where it is one half`);
  $("points").onclick = (event) => {
    const box = $("points").getBoundingClientRect(), counts = state.widths.split("-").map(Number);
    const at = (part, [from, to]) => (from + part * (to - from)).toFixed(2);
    const point = [at((event.clientX - box.left) / box.width, x), at(1 - (event.clientY - box.top) / box.height, y)];
    addSample(point, Array(counts[2]).fill($("new-answer").value));
  };
}
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
      d += crossings.slice(n, n + 2).map(([a, b], k) => `${k ? "L" : "M"}${(a * scale).toFixed(1)} ${(400 - b * scale).toFixed(1)}`).join("");
    }
  }
  return d;
}

function addSample(inputs, answers) {
  ask({ data: "own", samples: `${state.samples};${inputs}:${answers}`, sample: String(answer.samples.inputs.length + 1) });
}
$("add").addEventListener("click", () => addSample(answer.pass.s.slice(0, answer.samples.inputs[0].length), answer.pass.answer));

function drawSamples() {
  const { inputs, answers, outputs } = answer.samples, table = $("samples"), shape = `${inputs.length}/${inputs[0].length}/${answers[0].length}`;
  $("curve-label").hidden = state.data !== "curve";
  if (table.dataset.shape !== shape) {
    table.dataset.shape = shape;
    const field = (l, part, i, name) => html("td", {}, html("input", { type: "number", step: "any", "aria-label": `sample ${l + 1}, ${name} ${i + 1}`,
      focus: () => state.sample !== String(l + 1) && ask({ sample: String(l + 1) }), change: (event) => ask(setSample(l, part, i, event.target.value)) }));
    table.replaceChildren(
      html("tr", {}, ...["", ...inputs[0].map((_, i) => `input ${i + 1}`), ...answers[0].map((_, k) => answers[0].length > 1 ? `answer ${k + 1}` : "answer"), "output", ""].map((words) => html("th", { scope: "col" }, words))),
      ...inputs.map((_, l) => html("tr", {},
        html("td", {}, html("button", { "aria-label": `look at sample ${l + 1}`, click: () => ask({ sample: String(l + 1) }) }, String(l + 1))),
        ...inputs[l].map((_, i) => field(l, 0, i, "input")), ...answers[l].map((_, k) => field(l, 1, k, "answer")), html("td", {}),
        html("td", {}, html("button", { "aria-label": `take sample ${l + 1} away`, disabled: inputs.length === 1,
          click: () => ask({ data: "own", sample: "1", samples: state.samples.split(";").filter((_, i) => i !== l).join(";") }) }, "×")))));
  }
  inputs.forEach((_, l) => {
    const row = table.rows[l + 1], fields = row.querySelectorAll("input");
    row.classList.toggle("chosen", l === state.sample - 1);
    [...inputs[l], ...answers[l]].forEach((x, i) => { if (fields[i] !== document.activeElement) fields[i].value = x; });
    row.cells[1 + fields.length].textContent = outputs[l].map((x) => short(x)).join(", ");
  });
}

function drawMistake() {
  const { mistake } = answer;
  if (!mistake) {
    return put($("wrong"), "", () => [html("p", { class: "hint" }, "Choose one: a second network makes that mistake and trains beside this one, on the same data. Its loss is the dashed line.")]);
  }
  const cells = (tag, ...texts) => html("tr", {}, ...texts.map((text) => html(tag, {}, text)));
  put($("wrong"), JSON.stringify([mistake, state.t, answer.samples.loss]), () => [
    html("p", {}, html("b", {}, mistake.words), "."),
    html("p", {}, `At update ${Number(state.t).toLocaleString("en")}: L = ${short(mistake.loss)} with it, ${short(answer.samples.loss)} without. Its slopes against finite differences: ${mistake.check}.`),
    html("div", { class: "scroll" }, html("table", {}, cells("th", "", "its slope", "finite differences", ""), ...Object.entries(mistake.weights).map(([name, { slope, estimate, verdict }]) =>
      html("tr", {}, html("td", {}, math(weightTex(name), "inline")), html("td", {}, short(slope, 6)), html("td", {}, short(estimate, 6)), html("td", {}, mark(verdict)))))),
    html("p", { class: "hint" }, "These numbers alone are not the crate’s, which does not make this mistake: they come from tests/common/slips.rs.")]);
}

/* ---------- Activation functions ---------- */

function drawFunction() {
  options($("f-alone"), answer.functions);
  const { x, f, slope, p } = answer, edge = Math.max(-6, Math.min(6, p));
  const [bottom, top] = { sigmoid: [-0.3, 1.3], step: [-0.3, 1.3], tanh: [-1.3, 1.3], identity: [-6.2, 6.2] }[state.f] ?? [-1.2, 6.2];
  const picture = $("activation");
  const [px, py] = frame(picture, { x: [-6, 6], y: [bottom, top], height: 340 });
  const tangent = (v) => answer.f_p + answer.slope_p * (v - p), handle = svg("circle", { class: "handle blue", r: 8, cx: px(edge), cy: py(answer.f_p), tabindex: 0, role: "slider", "aria-label": "p", "aria-valuenow": p, "aria-valuemin": -6, "aria-valuemax": 6 });
  picture.append(
    svg("path", { class: "stroke orange", "stroke-width": 2.4, d: path(x, slope, px, py) }), svg("path", { class: "stroke blue", "stroke-width": 2.8, d: path(x, f, px, py) }),
    svg("path", { class: "stroke faint dash", "stroke-width": 1.5, d: path([p - 1.6, p + 1.6], [p - 1.6, p + 1.6].map(tangent), px, py) }),
    svg("circle", { class: "orange", r: 5, fill: "currentColor", cx: px(edge), cy: py(answer.slope_p) }),
    svg("text", { class: "blue", x: 62, y: 28 }, `f(p) = ${short(answer.f_p, 6)}`), svg("text", { class: "orange", x: 62, y: 50 }, `f′(p) = ${short(answer.slope_p, 6)}`), held(picture, "p", handle));
  movable(handle, { get: () => answer.p, set: (v) => ask({ p: String(Math.max(-6, Math.min(6, v))) }), along: 1, scale: () => 12 / (wide(picture) - 56) });
  $("slope-verdict").replaceChildren(html("div", { class: "verdict" }, `f′(${short(p)}) = ${short(answer.slope_p, 7)}`, html("span", {}, `finite differences: ${short(answer.estimate, 7)}`), mark(answer.verdict)));
  equations($("at-p"), answer.lines);
}
// A handle that stays the same element while the picture under it is drawn anew.
const handles = {};
function held(picture, name, made) {
  const old = handles[name];
  if (!old) return handles[name] = made;
  for (const { name, value } of made.attributes) old.setAttribute(name, value);
  return old;
}

/* ---------- Derivatives ---------- */

function drawDerivative() {
  const { by, here, variables } = answer, d = answer.own.length > 1 ? "∂" : "d";
  options($("by"), answer.own.length ? answer.own : [by]);
  $("result").replaceChildren(
    html("p", { class: "written" }, `f = ${answer.written}`),
    html("p", { class: "written" }, html("b", {}, `${d}f/${d}${by} = ${answer.result}`), answer.where ? `    where ${answer.where}` : ""),
    html("div", { class: "verdict" }, html("span", {}, `at ${by} = ${short(here)}: f = ${short(answer.f_here, 7)}, its slope `, html("b", {}, short(answer.slope_here, 9))), ...(answer.verdict ? [html("span", {}, `finite differences: ${short(answer.estimate, 9)}`), mark(answer.verdict)] : [])));

  // The curve with its secant, and the slope below it.
  const { x, f, slope, epsilon } = { ...answer, epsilon: Number(state.epsilon) };
  const ends = [x[0], x.at(-1)], picture = $("secant"), there = answer.secant_x;
  const [px, py] = frame(picture, { x: ends, y: range(f, [answer.f_here, answer.secant_f]), height: 260 });
  const line = (rise) => path(ends, ends.map((v) => answer.f_here + rise * (v - here)), px, py, 1e5);
  const dot = (name, kind, cx, cy, what) => svg("circle", { class: `handle ${kind}`, r: 7.5, cx, cy, tabindex: 0, role: "slider", "aria-label": what, "aria-valuenow": name === "here" ? here : epsilon });
  picture.append(svg("clipPath", { id: "inside" }, svg("rect", { x: 48, y: 8, width: wide(picture) - 56, height: 228 })),
    svg("g", { "clip-path": "url(#inside)" }, svg("path", { class: "stroke blue", "stroke-width": 2.6, d: path(x, f, px, py) }),
      typeof answer.slope_here === "number" ? svg("path", { class: "stroke green dash", "stroke-width": 1.8, d: line(answer.slope_here) }) : "",
      typeof answer.secant === "number" ? svg("path", { class: "stroke orange", "stroke-width": 1.8, d: line(answer.secant) }) : ""));
  const scale = () => (ends[1] - ends[0]) / (wide(picture) - 56);
  if (typeof answer.secant_f === "number") {
    const end = held(picture, "there", dot("there", "orange", px(there), py(answer.secant_f), "ε, from the point to the second one"));
    if (!end.movable) movable(end, { get: () => answer.secant_x - answer.here, set: (v) => ask({ epsilon: v }), along: 1, scale });
    end.movable = true;
    picture.append(end);
  }
  if (typeof answer.f_here === "number") {
    const point = held(picture, "here", dot("here", "blue", px(here), py(answer.f_here), `the point, ${by}`));
    if (!point.movable) movable(point, { get: () => answer.here, set: (v) => ask(setPoint(answer.by, v)), along: 1, scale });
    point.movable = true;
    picture.append(point);
  }
  picture.append(svg("text", { class: "orange", x: 62, y: 28 }, `secant ${short(answer.secant, 7)}`), svg("text", { class: "green", x: 62, y: 48 }, `tangent ${short(answer.slope_here, 7)}`));
  const [sx, sy] = frame($("slope"), { x: ends, y: range(slope, [answer.slope_here]), height: 150 });
  $("slope").append(svg("path", { class: "stroke green", "stroke-width": 2.4, d: path(x, slope, sx, sy) }), svg("text", { class: "green", x: 62, y: 28 }, `${d}f/${d}${by}`));
  if (typeof answer.slope_here === "number") $("slope").append(svg("circle", { class: "green", r: 5, fill: "currentColor", cx: sx(here), cy: sy(answer.slope_here) }));

  const box = $("point");
  put(box, variables.map(([name]) => name).join(), () => variables.map(([name]) =>
    html("label", {}, `${name} = `, html("input", { type: "number", step: "any", change: (event) => ask(setPoint(name, event.target.value)) }))));
  variables.forEach(([, value], i) => { const field = box.children[i].querySelector("input"); if (field !== document.activeElement) field.value = value; });
  if ($("epsilon") !== document.activeElement && epsilon > 0) $("epsilon").value = Math.log10(epsilon);
  if ($("path") !== document.activeElement) $("path").value = answer.path.join(", ");
  outline($("steps"), answer.steps);
  outline($("path-steps"), answer.path_steps);

  $("error").textContent = answer.slope_here === 0 ? "The error" : "The relative error";
  // The valley of errors; an error of 0 has no place on a logarithmic scale.
  const { sizes, forward, central } = answer, shown = (list) => list.map((v) => v > 0 ? v : null);
  const [vx, vy] = frame($("valley"), { x: [1e-15, 1], y: [1e-16, 100], height: 260, logX: true, logY: true });
  $("valley").append(svg("path", { class: "stroke orange", "stroke-width": 2, d: path(sizes, shown(forward), vx, vy) }), svg("path", { class: "stroke green", "stroke-width": 2, d: path(sizes, shown(central), vx, vy) }),
    svg("text", { class: "orange end", x: wide($("valley")) - 14, y: 24 }, "Equation 30"), svg("text", { class: "green end", x: wide($("valley")) - 14, y: 44 }, "central difference"));
  if (epsilon >= 1e-15 && answer.error > 0) $("valley").append(svg("circle", { class: "orange", r: 6, fill: "currentColor", cx: vx(Math.min(epsilon, 1)), cy: vy(Math.max(answer.error, 1e-16)) }));
  equations($("appendix"), answer.lines);
}
const setPoint = (name, value) => ({ at: answer.variables.map(([known, x]) => `${known}:${known === name ? value : x}`).join() });
const outline = (table, steps) => table.replaceChildren(...steps.map(([number, rule, formula, note]) =>
  html("tr", {}, html("td", {}, "  ".repeat(number.split(".").length - 1) + number), html("td", {}, rule), html("td", {}, formula, note ? html("small", {}, `    ${note}`) : ""))));
$("epsilon").addEventListener("input", () => ask({ epsilon: (10 ** Number($("epsilon").value)).toPrecision(3) }));
$("path").addEventListener("change", () => ask({ path: $("path").value.split(",").map((part) => part.replace("=", ":").replaceAll(" ", "")).join() || null }));

/* ---------- All of it ---------- */

function draw() {
  ({ function: drawFunction, network: drawNetwork, derivative: drawDerivative })[view]();
  fill();
  light();
}
let resizing = 0;
addEventListener("resize", () => { clearTimeout(resizing); resizing = setTimeout(() => { widths = new Map(); if (answer) draw(); }, 100); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { tints = null; if (answer) draw(); });
open();
