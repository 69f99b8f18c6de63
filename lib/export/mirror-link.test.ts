import { describe, expect, test } from "vitest";
import { relative, rewriteCss, rewriteHtml, targetOf } from "./mirror-link";

const fileFor = (address: string) => {
  const target = targetOf(address, 3);
  return target.kind === "file" ? `${target.file} ← ${target.address}` : target.kind;
};

describe("in the mirror of edition 3", () => {
  test.each([
    ["/", "editions/3/overview.html ← /editions/3/overview"],
    ["/chn", "editions/3/chn.html ← /editions/3/chn"],
    ["/editions/3/chn", "editions/3/chn.html ← /editions/3/chn"],
    [
      "/recommendations/A-HRC-25-5.186.1",
      "editions/3/recommendations/A-HRC-25-5.186.1.html ← /editions/3/recommendations/A-HRC-25-5.186.1",
    ],
    ["/votes?about=CHN", "editions/3/votes--about-CHN.html ← /editions/3/votes?about=CHN"],
    [
      "/charts/issuers.svg?state=CHN",
      "editions/3/charts/issuers--state-CHN.svg ← /editions/3/charts/issuers.svg?state=CHN",
    ],
    ["/data/votes.csv?edition=3", "data/votes.csv ← /data/votes.csv?edition=3"],
    ["/data", "data.html ← /data?edition=3"],
    ["/editions/2", "editions/2.html ← /editions/2"],
    ["/assets/public.abc.css", "assets/public.abc.css ← /assets/public.abc.css"],
    ["/site/7.css", "site/7.css ← /site/7.css"],
    ["/site/logo-ab12.png", "site/logo-ab12.png ← /site/logo-ab12.png"],
    ["/cases/a%3Fb", "editions/3/cases/a_b.html ← /editions/3/cases/a%3Fb"],
  ])("%s is the file %s", (address, file) => expect(fileFor(address)).toBe(file));

  test.each([
    "/desk/sign-in",
    "/api/v1/summary?state=CHN",
    "/editions/2/chn",
    "/editions/4",
    "/data/votes.csv?edition=2",
    "/statements/compare?a=x&b=y",
  ])("%s is not held, and leads to the site", (address) => expect(fileFor(address)).toBe("site"));

  test("a search leads to the page that searches without a server", () => {
    expect(targetOf("/recommendations?state=CHN&level=initiated", 3)).toEqual({
      kind: "search",
      question: "state=CHN&level=initiated",
    });
  });
});

test("links of a page lead from file to file, and the rest of the page stays as it is", () => {
  const page =
    '<a href="/chn#top">x</a><a href="https://example.org/a">y</a><form action="/recommendations"></form>' +
    '<a href="/recommendations?state=CHN&amp;level=initiated">z</a><form action="/votes"></form><a href="#main">m</a>';
  const { text, targets } = rewriteHtml(page, {
    file: "editions/3/votes/A.html",
    edition: 3,
    origin: "https://onus.example.org",
  });
  expect(text).toBe(
    '<a href="../chn.html#top">x</a><a href="https://example.org/a">y</a><form action="../../../search.html"></form>' +
      '<a href="../../../search.html?state=CHN&amp;level=initiated">z</a><form action="https://onus.example.org/votes"></form><a href="#main">m</a>',
  );
  expect(targets.map(({ file }) => file)).toEqual(["editions/3/chn.html"]);
});

test("a page asks a folder for nothing that a browser would refuse to take from it", () => {
  const page =
    '<link rel="preload" href="/assets/fonts/a.woff2"/><script src="/assets/copy.0a.js" integrity="sha384-AB/c+=" defer=""></script>';
  const { text, targets } = rewriteHtml(page, {
    file: "editions/3/chn.html",
    edition: 3,
    origin: "https://onus.example.org",
  });
  expect(text).toBe('<script src="../../assets/copy.0a.js" defer=""></script>');
  expect(targets.map(({ file }) => file)).toEqual(["assets/copy.0a.js"]);
});

test("a way from one file to another is as short as it can be, and every name in it can stand in an address", () => {
  expect(relative("index.html", "editions/3/chn.html")).toBe("editions/3/chn.html");
  expect(relative("editions/3/chn.html", "editions/3/chn.html")).toBe("chn.html");
  expect(relative("editions/3/a/b.html", "data/x y.csv")).toBe("../../../data/x%20y.csv");
});

test("fonts are asked for beside the stylesheet", () => {
  expect(rewriteCss('src:url("/assets/fonts/a.woff2"),url(/assets/fonts/b.woff2)')).toEqual({
    text: 'src:url("fonts/a.woff2"),url("fonts/b.woff2")',
    fonts: ["/assets/fonts/a.woff2", "/assets/fonts/b.woff2"],
  });
});
