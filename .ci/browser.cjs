// The playground as its readers use it: by mouse, by keyboard, on a phone, in the
// dark. Started by .ci/browser with the path of a browser and the target folder.
"use strict";
const assert = require("node:assert/strict");
const { execFileSync, spawn } = require("node:child_process");
const { statSync, writeFileSync } = require("node:fs");
const { chromium } = require("playwright-core");

const [, , executablePath, target] = process.argv;
const example = (name) => `${target}/debug/examples/${name}`;
const complaints = [];

// The program, with the address that it prints.
function start() {
  const program = spawn(example("playground"), ["--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((done, fail) => {
    let said = "";
    program.stdout.on("data", (data) => {
      said += data;
      const address = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
      if (address) done({ program, address: address[0] });
    });
    program.on("exit", () => fail(new Error(`the playground ended: ${said}`)));
  });
}

async function visit(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("console", (message) => message.type() !== "log" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => request.url().startsWith(address) || request.url().startsWith("data:") || complaints.push(`fetched ${request.url()}`));
  page.go = async (state) => {
    await page.goto("about:blank");
    await page.goto(address + state);
    await page.settled();
  };
  page.settled = () => page.waitForFunction(() => answer && !asking && !wanted);
  page.value = (n) => page.evaluate((n) => {
    const line = [...document.querySelectorAll(`[data-equation="${n}"] .value`)].find((line) => line.closest("main:not([hidden])"));
    return line?.title;
  }, n);
  return page;
}

const near = (a, b, words) => assert.ok(Math.abs(a - b) <= 1e-6 * Math.abs(b) + 6e-10, `${words}: ${a} is not ${b}`);

// The last number of the line of `trace` that has this text in it.
function traced(text) {
  const lines = traced.lines ??= execFileSync(example("trace"), { encoding: "utf8" }).split("\n");
  const line = lines.find((line) => line.includes(text));
  assert.ok(line, `trace prints no ${text}`);
  return Number(line.split("=").at(-1).trim().replace("−", "-"));
}

const checks = {
  async "a weight's derivation has the numbers of trace"(page) {
    await page.go("");
    await page.getByRole("spinbutton", { name: "weight from input 2 to hidden neuron 1" }).locator("text").click();
    await page.settled();
    assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "none");
    const made = await page.evaluate(() => filled("# + #·# + #·(# − #)^2 · # + #^2".split("#"), [0.5, -2, -1e-7, -0.25, 1, -3, "NaN", 1e8]));
    assert.equal(made, "0.5 − 2·(−10⁻⁷) − 0.25·(1 − (−3))^2 · NaN + (10⁸)^2");
    for (const [n, text] of [[25, "p⁽¹⁾_1 ="], [24, "L_1 ="], [26, "∂s⁽¹⁾_1/∂w⁽¹⁾_21"], [27, "(27)  ∂L/∂w⁽¹⁾_21"], [21, "w⁽¹⁾_21 at t+1"], [8, "s⁽¹⁾_1 ="], [9, "s⁽²⁾ ="], [11, "L ="]]) {
      near(Number(await page.value(n)), traced(text), `Equation ${n}`);
    }
    await page.getByRole("spinbutton", { name: "weight from hidden neuron 1 to output 1" }).locator("text").click();
    await page.settled();
    for (const [n, text] of [[14, "p⁽²⁾ ="], [16, "∂p⁽²⁾/∂w⁽²⁾_11"], [17, "∂s⁽²⁾/∂w⁽²⁾_11"], [18, "w⁽²⁾_11 at t+1"]]) {
      near(Number(await page.value(n)), traced(text), `Equation ${n}`);
    }
  },

  async "a weight can be typed, dragged and moved by keys; Step, Back and Restart"(page) {
    await page.go("");
    await page.getByLabel("its value").fill("0.7");
    await page.getByLabel("its value").press("Enter");
    await page.waitForFunction(() => state.w1.startsWith("0.7,"));
    const weight = page.getByRole("spinbutton", { name: "weight from input 1 to hidden neuron 1" });
    await weight.focus();
    await page.keyboard.press("ArrowUp");
    await page.waitForFunction(() => state.w1.startsWith("0.75,"));
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => state.weight === "w1.21");
    const box = await page.locator("#drawing .weight.chosen .pill").boundingBox();
    await page.mouse.move(box.x + 20, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, box.y - 40, { steps: 5 });
    await page.mouse.up();
    await page.waitForFunction(() => state.w1.split(";")[1] === "0.7,0.3");
    await page.settled();
    const [before, next] = [await page.evaluate("state.w1"), await page.value(21)];
    const early = page.waitForRequest(/steps=1/);
    await page.getByRole("button", { name: "Step" }).hover();
    await early; // asked before the click, so that the click is answered at once
    await page.getByRole("button", { name: "Step" }).click();
    await page.waitForFunction(() => state.t === "1");
    near(Number((await page.evaluate("state.w1")).split(";")[1].split(",")[0]), Number(next), "the weight after a step");
    await page.getByRole("button", { name: "Back" }).click();
    await page.waitForFunction((before) => state.t === "0" && state.w1 === before, before);
    await page.getByRole("button", { name: "Step" }).press("Enter");
    await page.waitForFunction(() => state.t === "1");
    await page.getByRole("button", { name: "Restart" }).click();
    await page.waitForFunction((before) => state.t === "0" && state.w1 === before, before);
  },

  async "XOR is learned, and a reload loses nothing"(page) {
    await page.setViewportSize({ width: 1280, height: 960 });
    await page.go("");
    await page.getByRole("link", { name: "XOR", exact: true }).click();
    await page.waitForFunction(() => state.data === "xor");
    await page.getByRole("button", { name: "Run" }).click();
    await page.waitForFunction(() => answer.samples.loss < 0.01 && !going);
    await page.settled();
    await page.evaluate(() => scrollTo(0, 0));
    const devtools = await page.context().newCDPSession(page);
    const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: 88 });
    writeFileSync(`${target}/browser/readme.webp`, Buffer.from(data, "base64"));
    await page.waitForTimeout(400);
    const [kept, points] = await page.evaluate(() => [state, log.length]);
    await page.reload();
    await page.settled();
    assert.deepEqual(await page.evaluate("[state, log.length]"), [kept, points]);
    assert.ok(await page.getByRole("button", { name: "Back" }).isEnabled());
  },

  async "Equation 24 as printed fails on the hidden layer, and its loss falls"(page) {
    await page.go("#network?data=xor&seed=5&delta=2");
    await page.getByLabel("Train beside it").selectOption("eq24");
    await page.waitForFunction(() => answer.mistake);
    const verdicts = await page.locator("#wrong tr td:last-child").allTextContents();
    assert.deepEqual(verdicts, [...Array(6).fill("FAIL"), ...Array(3).fill("PASS")]);
    const before = await page.evaluate("answer.mistake.loss");
    await page.getByRole("button", { name: "Run" }).click();
    await page.waitForFunction(() => Number(state.t) >= 100);
    await page.getByRole("button", { name: "Pause" }).click().catch(() => {});
    await page.settled();
    assert.ok((await page.evaluate("answer.mistake.losses.at(-1) ?? answer.mistake.loss")) < before);
    for (const other of ["eq29", "none"]) {
      await page.getByLabel("Train beside it").selectOption(other);
      await page.waitForFunction((other) => state.mistake === other && !asking, other);
      assert.deepEqual(await page.evaluate("log.slice(0, -1).filter(([, , loss]) => loss !== undefined)"), [], "the loss of Equation 24's mistake stays");
    }
    assert.equal(await page.evaluate("answer.mistake"), null);
  },

  async "numbers beyond all bounds are shown as such"(page) {
    await page.go("#network?f=identity&w1=1e200,1e200;1,1;1,1&w2=1e200;1e200;1");
    assert.equal(await page.locator("#total").textContent(), "L = ∞");
    await page.go("#network?f=identity&data=three&delta=1000");
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByText("choose a smaller δ").waitFor();
    assert.equal(await page.getByRole("button", { name: "Run" }).getAttribute("aria-pressed"), "false");
    await page.go("#derivative?f=ln(x)&at=x:-1");
    await page.getByText("ln(x) is not defined at x = -1").first().waitFor();
    await page.getByText("Here the rules give no slope").waitFor();
    await page.go("#derivative?f=x*abs(x)&at=x:0");
    await page.getByText("Here the rules give no slope").waitFor();
  },

  async "samples are clicked and typed, and the options change what they say"(page) {
    await page.go("#network?data=or");
    await page.getByRole("button", { name: "Step" }).click();
    await page.waitForFunction(() => state.t === "1" && log.length === 2);
    await page.locator("#points").click({ position: { x: 30, y: 30 } });
    await page.waitForFunction(() => answer.samples.inputs.length === 5);
    assert.equal(await page.evaluate("log.length"), 1, "losses of other samples stay in the curve");
    await page.getByLabel("sample 5, answer 1").fill("0.5");
    await page.getByLabel("sample 5, answer 1").press("Tab");
    await page.waitForFunction(() => answer.samples.answers[4][0] === 0.5);
    await page.locator("#samples tr").nth(2).getByText("2", { exact: true }).click();
    await page.waitForFunction(() => state.sample === "2");
    await page.getByRole("button", { name: "take sample 5 away" }).click();
    await page.waitForFunction(() => answer.samples.inputs.length === 4);
    await page.getByLabel("hidden neurons").fill("4");
    await page.getByLabel("hidden neurons").press("Enter");
    await page.waitForFunction(() => state.widths === "2-4-1");
    await page.getByRole("checkbox", { name: "biases" }).uncheck();
    await page.waitForFunction(() => state.bias === "no");
    await page.getByText("Backward: slopes").click();
    await page.waitForFunction(() => state.face === "backward");
    await page.locator("#f-of-network").selectOption("relu");
    await page.waitForFunction(() => state.f === "relu");
    await page.getByLabel("Data").selectOption("curve");
    await page.waitForFunction(() => state.data === "curve" && answer.samples.inputs.length === 40);
    await page.getByLabel("curve y =").fill("sin(3x");
    await page.getByLabel("curve y =").press("Enter");
    await page.getByText("never closed").waitFor();
    await page.getByLabel("curve y =").fill("sin(3x)/2");
    await page.getByLabel("curve y =").press("Enter");
    await page.waitForFunction(() => state.curve === "sin(3x)/2");
    assert.ok(await page.locator("#message").isHidden());
  },

  async "an expression is differentiated, and a wrong one is told where"(page) {
    await page.go("#derivative");
    await page.getByLabel("f =").fill("x^2 * exp(-x)");
    await page.getByLabel("f =").press("Enter");
    await page.getByText("df/dx = 2x exp(-x) - x^2 exp(-x)").waitFor();
    await page.locator("#own-verdict .PASS").waitFor();
    await page.getByLabel("f =").fill("x^2 * exp(-x");
    await page.getByLabel("f =").press("Enter");
    await page.getByText("this '(' is never closed").waitFor();
    await page.getByLabel("f =").fill("x*y");
    await page.getByLabel("f =").press("Enter");
    await page.waitForFunction(() => answer.written === "xy" || answer.written === "x y");
    await page.getByLabel("ε, typed").fill("0.001");
    await page.getByLabel("ε, typed").press("Enter");
    await page.waitForFunction(() => state.epsilon === "0.001");
    await page.getByLabel("where").fill("x = 3z, y = z^2");
    await page.getByLabel("where").press("Enter");
    await page.waitForFunction(() => state.path === "x:3z,y:z^2");
    await page.settled();
    near(Number(await page.value(45)), 9 * 0.25, "Equation 45");
    await page.getByLabel("where").fill("x = 3 z z^, y = z");
    await page.getByLabel("where").press("Enter");
    await page.getByText("3 z z^", { exact: false }).waitFor();
  },

  async "a point is dragged along its curve, or moved by keys"(page) {
    for (const [state, name, key, change] of [
      ["#function", "p", "p", () => Number(state.p) < 0.9],
      ["#derivative", "the point, x", "at", () => answer.here < 2.9],
      ["#derivative", "ε, from the point to the second one", "epsilon", () => Number(state.epsilon) < 0.9],
    ]) {
      await page.go(state);
      const handle = page.locator("main:not([hidden]) svg").getByRole("slider", { name, exact: true }), box = await handle.boundingBox();
      await page.mouse.move(box.x + 9, box.y + 9);
      await page.mouse.down();
      await page.mouse.move(box.x - 31, box.y + 9, { steps: 5 });
      await page.mouse.up();
      await page.waitForFunction(change);
      await page.settled();
      assert.ok((await handle.boundingBox()).x < box.x - 20, `${name} stays where it was`);
      const before = await page.evaluate(`state.${key}`);
      await handle.focus();
      for (let i = 0; i < 3; i++) {
        await page.keyboard.press("ArrowRight");
        await page.settled();
      }
      assert.notEqual(await page.evaluate(`state.${key}`), before, name);
      assert.equal(await page.evaluate("document.activeElement.getAttribute('role')"), "slider", `${name} loses the focus`);
    }
  },

  async "what comes while a question is under way is not lost"(page) {
    await page.route(/\?/, async (route) => {
      await new Promise((done) => setTimeout(done, 60));
      await route.continue().catch(() => {});
    });
    const pull = async (name) => {
      const box = await page.getByRole("spinbutton", { name }).locator(".pill").boundingBox();
      await page.mouse.move(box.x + 20, box.y + 10);
      await page.mouse.down();
      await page.mouse.move(box.x + 20, box.y - 20, { steps: 3 });
    };
    await page.go("");
    for (const name of ["weight from input 1 to hidden neuron 1", "weight bias to hidden neuron 2"]) {
      await pull(name);
      await page.mouse.up();
    }
    await page.settled();
    assert.equal(await page.evaluate("state.w1"), "0.45,0.25;0.2,0.3;0.35,0.65");
    await page.evaluate(() => { $("step").click(); $("step").click(); });
    await page.waitForFunction(() => state.t === "2" && !asking);
    await page.getByRole("button", { name: "Back" }).click();
    await page.waitForFunction(() => state.t === "1" && !asking);
    // A question that is refused changes nothing, and the pictures can be drawn again.
    await page.getByLabel("hidden neurons").fill("9");
    await page.getByLabel("hidden neurons").press("Enter");
    await page.waitForFunction(() => !$("message").hidden && !asking);
    await page.setViewportSize({ width: 1000, height: 860 });
    assert.ok(await page.getByRole("button", { name: "Back" }).isEnabled());
    await page.go("#network?data=or");
    for (const x of [90, 120, 150]) await page.locator("#points").click({ position: { x, y: 120 } });
    await page.settled();
    assert.equal(await page.evaluate("answer.samples.inputs.length"), 7);
    // Another view in the middle of a drag.
    await page.go("");
    await pull("weight from input 1 to hidden neuron 1");
    await page.evaluate(() => { location.hash = "#derivative?epsilon=-0.5"; });
    await page.waitForFunction(() => view === "derivative" && !asking);
    await page.mouse.move(400, 400, { steps: 3 });
    await page.mouse.up();
    await page.settled();
    assert.ok(await page.locator("#message").isHidden());
    assert.equal(await page.locator("#epsilon").getAttribute("aria-valuetext"), "−0.5");
  },

  async "each of the 45 numbers leads to its line"(page) {
    await page.go("");
    for (let n = 1; n <= 45; n++) {
      await page.getByRole("button", { name: `Equation ${n}`, exact: true }).click();
      await page.waitForFunction((n) => document.querySelector(".sought")?.dataset.equation === String(n), n);
      assert.ok(await page.value(n), `Equation ${n} has no value`);
    }
  },

  async "everything has a name, and enough contrast, in light and in dark"(page) {
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const state of ["#function", "#network?mistake=eq24&data=three", "#derivative"]) {
        await page.go(state);
        const { nameless, pale } = await page.evaluate(inspect);
        assert.deepEqual(nameless, [], `${state} in ${colorScheme}`);
        assert.deepEqual(pale, [], `${state} in ${colorScheme}`);
        await page.screenshot({ path: `${target}/browser/${state.match(/\w+/)[0]}-${colorScheme}.png`, fullPage: true });
      }
    }
  },

  async "a phone shows all of it, without scrolling sideways"(page) {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const state of ["#function", "#network?data=xor&seed=5&mistake=eq24", "#network?widths=4-6-3&face=backward", "#derivative?f=x%5E2+%2B+y%5E2"]) {
      await page.go(state);
      assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 390, state);
      await page.screenshot({ path: `${target}/browser/phone-${state.replace(/\W+/g, "-")}.png`, fullPage: true });
    }
  },

  async "what is wrong is told in sight"(page) {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.go("#network?weight=w2.21");
    await page.getByLabel("sample 1, input 1").fill("");
    await page.getByLabel("sample 1, input 1").press("Tab");
    await page.waitForFunction(() => !$("message").hidden);
    const [top, bottom, height] = await page.evaluate(() => { const { top, bottom } = $("message").getBoundingClientRect(); return [top, bottom, innerHeight]; });
    assert.ok(0 <= top && bottom <= height, `the message is from ${top} to ${bottom}`);
  },

  async "the keyboard alone is enough, and motion can be reduced"(page) {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.go("#network?data=xor&seed=5&delta=2");
    const seen = new Set();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      seen.add(await page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute("aria-label") || document.activeElement.textContent));
    }
    for (const name of ["run", "step", "weight", "data", "mistake", "weight from input 1 to hidden neuron 1", "input 1", "answer 1", "Equation 1"]) {
      assert.ok(seen.has(name), `Tab does not reach ${name}`);
    }
    await page.locator("#strip button").first().focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate("document.activeElement.textContent"), "2");
    await page.locator("#step").focus();
    await page.keyboard.press("Space");
    await page.waitForFunction(() => state.t === "1");
  },
};

// In the page: fields and buttons without a name, and texts that are too pale.
function inspect() {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const fields = [...document.querySelectorAll("input, select, button, [role=spinbutton], [role=slider], [role=img]")].filter(shown);
  const nameless = fields.filter((field) => !(field.labels?.length || field.getAttribute("aria-label") || field.textContent.trim() && field.localName === "button"));
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const light = (rgb) => rgb.slice(0, 3).map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      if (color[3] !== 0) return color;
    }
    return [255, 255, 255];
  };
  const pale = [];
  for (const element of document.querySelectorAll("main:not([hidden]) *, header *, #strip *, footer")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !shown(element) || element.closest(":disabled, option, datalist, .unseen")) continue;
    const [a, b] = [light(channels(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) pale.push(`${element.textContent.trim().slice(0, 30)}: ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
  }
  return { nameless: nameless.map((field) => field.outerHTML.slice(0, 120)), pale: [...new Set(pale)] };
}

(async () => {
  const { program, address } = await start();
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  let failed = 0;
  for (const [name, check] of Object.entries(checks)) {
    if (process.env.ONLY && !name.includes(process.env.ONLY)) continue;
    const page = await visit(browser, address);
    try {
      await check(page);
      assert.deepEqual(complaints.splice(0).filter((words) => !words.includes("400 (Bad Request)")), []);
      console.log(`  ok    ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`  FAIL  ${name}\n${error.stack}`);
      await page.screenshot({ path: `${target}/browser/failed-${failed}.png` }).catch(() => {});
    }
    await page.context().close();
  }
  await browser.close();
  program.removeAllListeners("exit");
  program.kill();
  if (!process.env.ONLY && statSync(`${target}/browser/readme.webp`).size > 150_000) {
    failed += 1;
    console.log("  FAIL  README's picture has more than 150 KB");
  }
  process.exit(failed ? 1 : 0);
})();
