// Shows a page of the documentation: as much of Markdown as these pages use, and every link that leads elsewhere as plain text.
import { h } from "./dom.js";

const anchor = title => title.toLowerCase().replace(/[^a-z0-9 -]/g, "").replaceAll(" ", "-");

function inline(text) {
  const parts = [];
  const pattern = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)]+)\)/g;
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(end, match.index));
    const [whole, code, strong, emphasis, label, target] = match;
    if (code) parts.push(h("code", {}, code));
    else if (strong) parts.push(h("strong", {}, ...inline(strong)));
    else if (emphasis) parts.push(h("em", {}, ...inline(emphasis)));
    else parts.push(target.startsWith("#") ? h("a", { href: target }, ...inline(label)) : h("span", { title: target }, ...inline(label)));
    end = match.index + whole.length;
  }

  return [...parts, text.slice(end)];
}

function table(lines) {
  const cells = line => line.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll("\\|", "|"));
  const [head, , ...body] = lines;
  return h("table", {},
    h("thead", {}, h("tr", {}, cells(head).map(cell => h("th", { scope: "col" }, ...inline(cell))))),
    h("tbody", {}, body.map(line => h("tr", {}, cells(line).map(cell => h("td", {}, ...inline(cell)))))));
}

function block(lines) {
  const [first] = lines;
  const heading = /^(#+) (.*)/.exec(first);
  if (heading) return h(`h${heading[1].length}`, { id: anchor(heading[2]) }, ...inline(heading[2]));
  if (first.startsWith("```")) return h("pre", {}, lines.slice(1).join("\n"));
  if (first.startsWith("    ")) return h("pre", {}, lines.map(line => line.slice(4)).join("\n"));
  if (first.startsWith("|")) return table(lines);
  if (first.startsWith("- ")) return h("ul", {}, lines.join("\n").split(/\n?^- /m).filter(Boolean).map(item => h("li", {}, ...inline(item))));
  return h("p", {}, ...inline(lines.join(" ")));
}

function* blocks(text) {
  let lines = [];
  let isCode = false;
  for (const line of text.split("\n")) {
    if (line.startsWith("```")) {
      isCode = !isCode;
      if (!isCode) {
        yield lines;
        lines = [];
        continue;
      }
    }

    const isBreak = !isCode && (line.trim() === "" || (line.startsWith("#") && lines.length > 0));
    if (isBreak && lines.length > 0) {
      yield lines;
      lines = [];
    }

    if (isCode || line.trim() !== "") lines.push(line);
    if (!isCode && line.startsWith("#")) {
      yield lines;
      lines = [];
    }
  }

  if (lines.length > 0) yield lines;
}

const answer = await fetch("docs/design.md");
document.getElementById("document").replaceChildren(...[...blocks(await answer.text())].map(block));
document.getElementById(location.hash.slice(1))?.scrollIntoView();
