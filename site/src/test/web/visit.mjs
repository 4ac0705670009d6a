// Visits pages in a real browser and says, as JSON, what is wrong with each: node visit.mjs CHROMIUM < {"base": "…", "visits": [{"path", "language", "scheme", "width", "keyboard", "authorization"}]}
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(new URL('../../main/web/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// the rest of a long table is more of the same
const LONGEST_WALK = 120;

const { base, visits } = JSON.parse(readFileSync(0, 'utf8'));
const browser = await chromium.launch({
  executablePath: process.argv[2],
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

async function visit({ path, language, scheme, width, keyboard, authorization }) {
  const context = await browser.newContext({
    baseURL: base,
    locale: language,
    colorScheme: scheme,
    viewport: { width, height: 900 },
    // the tool's own script would be refused as any other is; that the policy is there is looked at in its header
    bypassCSP: true,
    extraHTTPHeaders: authorization ? { Authorization: authorization } : {},
  });
  const page = await context.newPage();
  const faults = [];
  let bytes = 0;
  const elsewhere = [];
  page.on('request', request => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) elsewhere.push(request.url());
  });
  page.on('requestfinished', async request => {
    const sizes = await request.sizes();
    bytes += sizes.responseBodySize + sizes.responseHeadersSize;
  });
  page.on('console', message => message.type() === 'error' && message.location().url !== base + path && faults.push('console: ' + message.text()));
  page.on('pageerror', error => faults.push('script: ' + error.message));
  const answer = await page.goto(path, { waitUntil: 'load', timeout: 60_000 });
  const policy = answer.headers()['content-security-policy'] ?? '';
  if (!policy.startsWith("default-src 'none'") || policy.includes('unsafe')) faults.push('policy: ' + policy);
  if (elsewhere.length) faults.push('asks elsewhere: ' + elsewhere.join(' '));
  const inline = await page.evaluate(() => document.querySelectorAll('script, style, [style], [onclick], [onload]').length);
  if (inline) faults.push(inline + ' inline scripts or styles');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) faults.push('is ' + overflow + ' px wider than the window');
  if (keyboard) faults.push(...(await walk(page)));
  await page.evaluate(axe);
  const found = await page.evaluate(tags => window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), TAGS);
  for (const violation of found.violations)
    faults.push(violation.id + ': ' + violation.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.failureSummary).join(' | '));
  const html = await answer.text();
  await context.close();
  return { path, language, scheme, width, status: answer.status(), bytes, faults, html };
}

// By Tab alone: the skip link is first, and everything that can be used is reached.
async function walk(page) {
  const usable = await page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')].filter(
      element => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }));
    window.reached = [];
    document.addEventListener('focusin', event => window.reached.push(event.target));
    window.usable = all;
    // a date has a field of its own for day, month, year and calendar
    return { number: all.length, stops: all.length + 3 * document.querySelectorAll('input[type=date]').length };
  });
  for (let i = 0; i < Math.min(usable.stops, LONGEST_WALK); i++) await page.keyboard.press('Tab');
  return page.evaluate(longest => {
    const faults = [];
    if (!window.reached[0]?.matches('a[href="#content"]')) faults.push('the skip link is not first');
    const missed = window.usable.slice(0, longest).filter(element => !window.reached.includes(element));
    if (missed.length) faults.push('Tab does not reach ' + missed.slice(0, 3).map(element => element.outerHTML.slice(0, 80)).join(' '));
    return faults;
  }, LONGEST_WALK - 5);
}

const results = new Array(visits.length);
let next = 0;
async function visitor() {
  while (next < visits.length) {
    const mine = next++;
    results[mine] = await visit(visits[mine]);
  }
}
await Promise.all([visitor(), visitor()]);
await browser.close();
process.stdout.write(JSON.stringify(results));
