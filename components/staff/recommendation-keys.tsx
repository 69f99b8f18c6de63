"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { refOf, rowAt, singleKeyOf } from "./single-key";

/** The number stands for "2" in the words for many. */
export type ChosenWords = Record<"none" | "one" | "many", string>;

/** The table of `form` by keys, over the rows that the server made; and how many of them are chosen. */
export function RecommendationKeys({ form, chosen }: { form: string; chosen: ChosenWords }) {
  // Without script nobody counts, and nothing is said.
  const [count, setCount] = useState<number | null>(null);
  const router = useRouter();
  useEffect(() => {
    const own = document.getElementById(form);
    if (!own) return;
    let last: HTMLInputElement | null = null;
    const tell = () => setCount(boxesIn(own).filter((box) => box.checked).length);
    const reach = (box: HTMLInputElement) => {
      for (const between of range(boxesIn(own), last ?? box, box)) between.checked = true;
      last = box;
    };
    const click = (event: MouseEvent) => {
      const box = event.target;
      if (!isBox(box)) return;
      if (event.shiftKey && box.checked) reach(box);
      last = box;
    };
    const press = (event: KeyboardEvent) => {
      const key = singleKeyOf(event);
      const act = key === null ? undefined : acts[key];
      if (!act) return;
      event.preventDefault();
      act();
      tell();
    };
    const here = () => rowAt(document.activeElement);
    const withBox = (work: (box: HTMLInputElement) => void) => () => {
      const box = here()?.querySelector<HTMLInputElement>("input[name=ref]");
      if (box) work(box);
    };
    const acts: Record<string, () => void> = {
      j: () => step(own, here(), 1),
      k: () => step(own, here(), -1),
      ArrowDown: () => step(own, here(), 1),
      ArrowUp: () => step(own, here(), -1),
      x: withBox((box) => {
        box.checked = !box.checked;
        last = box;
      }),
      X: withBox(reach),
      "/": () => document.querySelector<HTMLInputElement>("input[type=search]")?.focus(),
      t: () => document.getElementById("add-theme")?.focus(),
      a: () => {
        const ref = refOf(here());
        if (ref) router.push(`/desk/recommendations/${encodeURIComponent(ref)}/assess`);
      },
    };
    tell();
    own.addEventListener("click", click);
    own.addEventListener("change", tell);
    document.addEventListener("keydown", press);
    return () => {
      own.removeEventListener("click", click);
      own.removeEventListener("change", tell);
      document.removeEventListener("keydown", press);
    };
  }, [form, router]);
  const words = count === null ? "" : wordsFor(count, chosen);
  return (
    <span role="status" className="text-small font-semibold">
      {words}
    </span>
  );
}

const wordsFor = (count: number, { none, one, many }: ChosenWords): string =>
  count > 1 ? many.replace("2", String(count)) : count === 1 ? one : none;

const isBox = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.name === "ref";
const boxesIn = (form: HTMLElement) => [
  ...form.querySelectorAll<HTMLInputElement>("input[name=ref]"),
];

/** From one to the other, whichever stands first. */
function range(boxes: HTMLInputElement[], from: HTMLInputElement, to: HTMLInputElement) {
  const [first, second] = [boxes.indexOf(from), boxes.indexOf(to)].sort((a, b) => a - b);
  return boxes.slice(first, (second ?? 0) + 1);
}

/** The link of the next row takes the focus: Enter then opens it, as of every link. */
function step(form: HTMLElement, here: HTMLElement | null, by: 1 | -1): void {
  const links = [...form.querySelectorAll<HTMLElement>("[data-row]")];
  const at = links.findIndex((link) => here?.contains(link));
  const next = at < 0 ? links[0] : links[at + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
