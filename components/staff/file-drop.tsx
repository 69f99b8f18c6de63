"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, type DragEvent, type RefObject } from "react";
import { ProgressBar } from "@/components/ui/progress-bar";
import { fingerprintOf, giveUp, sendFile, type Progress, type Unfinished } from "./file-upload";
import { useTypedBefore } from "./typed-before";

export type FileWords = Record<
  | "label"
  | "hint"
  | "drop"
  | "done"
  | "failed"
  | "sending"
  | "cut"
  | "signedOut"
  | "progress"
  | "unfinished"
  | "unfinishedHint"
  | "giveUp"
  | "wait"
  | "noScript",
  string
>;
type Sent = Progress & { key: string; name: string; size: number };

/**
 * Files by drop or by choice, several at once, each with its progress. A file is sent at once and named in the form by
 * its id; it counts as uploaded only when the server has it on its disk. Given `evidence`, it belongs there at once.
 * `unfinished` are those that were cut off before: chosen again, they go on from where they were.
 */
export function FileDrop({
  words,
  evidence,
  unfinished = [],
  kept = [],
}: {
  words: FileWords;
  evidence?: string;
  unfinished?: Unfinished[];
  /** Files that wait for this form, from a visit before. */
  kept?: { id: string; name: string; size: number }[];
}) {
  const { files, waiting, take, drop } = useFiles({ evidence, unfinished, kept });
  const box = useRef<HTMLDivElement>(null);
  useChangeTold(box, files.filter(({ id }) => id).length - kept.length);
  const held = useHeldBack(box, files.some(isOnItsWay));
  useTypedBefore(box);
  return (
    <div
      ref={box}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        take(event.dataTransfer.files);
      }}
      className="border-edge rounded-sm border border-dashed p-4"
    >
      <label htmlFor="upload" className="text-small block font-semibold">
        {words.label}
      </label>
      <p id="upload-hint" className="text-note text-soft">
        {words.hint}
      </p>
      <input
        id="upload"
        type="file"
        multiple
        aria-describedby="upload-hint"
        className="file:border-ink my-2 block w-full file:mr-3 file:min-h-10 file:rounded-sm file:border file:px-3"
        onChange={(event) => {
          if (event.target.files) take(event.target.files);
          event.target.value = "";
        }}
      />
      <p className="text-small text-soft">{words.drop}</p>
      <ul>
        {files.map((file) => (
          <li key={file.key} className="text-small flex flex-wrap items-center gap-x-3 py-1">
            <span dir="auto" className="min-w-0 wrap-anywhere">
              {file.name}
            </span>
            <Standing file={file} words={words} />
            {file.id && !evidence && <input type="hidden" name="attachments" value={file.id} />}
          </li>
        ))}
      </ul>
      {waiting.length > 0 && <Waiting waiting={waiting} words={words} drop={drop} />}
      <p role="alert" className="text-small text-alarm">
        {held && words.wait}
      </p>
      <noscript>
        <p className="text-small">{words.noScript}</p>
      </noscript>
    </div>
  );
}

function Standing({ file, words }: { file: Sent; words: FileWords }) {
  return (
    <>
      {isOnItsWay(file) && (
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <ProgressBar max={file.size} value={file.arrived ?? 0} label={file.name} />
          {progressWords(words.progress, file)}
        </span>
      )}
      <span role="status" className={file.problem === undefined ? "font-semibold" : "text-alarm"}>
        {statusOf(file, words)}
      </span>
    </>
  );
}

function statusOf({ problem, id, halt }: Sent, words: FileWords): string {
  if (problem !== undefined) return `${words.failed} ${problem}`;
  if (id) return words.done;
  return halt ? words[halt] : words.sending;
}

/** What was cut off, and how to go on: the file has to be chosen again, for no page may open it by itself. */
function Waiting({
  waiting,
  words,
  drop,
}: {
  waiting: Unfinished[];
  words: FileWords;
  drop: (id: string) => void;
}) {
  return (
    <div className="bg-sunken mt-3 rounded-sm p-3">
      <p className="text-small font-semibold">{words.unfinished}</p>
      <p className="text-note text-soft">{words.unfinishedHint}</p>
      <ul>
        {waiting.map((file) => (
          <li key={file.id} className="text-small flex flex-wrap items-center gap-x-3">
            <span dir="auto" className="min-w-0 wrap-anywhere">
              {file.name}
            </span>
            <span className="text-soft">{progressWords(words.progress, file)}</span>
            <button
              type="button"
              onClick={() => drop(file.id)}
              className="text-accent min-h-8 underline"
            >
              {words.giveUp} <span className="sr-only">{file.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const LANES = 3;

/** The files of this form and how far each has come; a few are sent at a time, the others wait for their turn. */
function useFiles({
  evidence,
  unfinished,
  kept,
}: {
  evidence: string | undefined;
  unfinished: Unfinished[];
  kept: { id: string; name: string; size: number }[];
}) {
  const router = useRouter();
  const [files, setFiles] = useState<Sent[]>(() => kept.map((one) => ({ ...one, key: one.id })));
  const [waiting, setWaiting] = useState(unfinished);
  const next = useRef(0);
  const lanes = useRef<Promise<void>[]>([]);
  const begin = (file: File) => {
    const number = (next.current += 1);
    const key = String(number);
    const held = waiting.find(({ fingerprint }) => fingerprint === fingerprintOf(file));
    const { name, size } = file;
    setFiles((all) => [...all, { key, name, size, arrived: held?.arrived ?? 0 }]);
    setWaiting((all) => all.filter((one) => one !== held));
    const tell = (progress: Progress) => {
      setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...progress } : one)));
      if (progress.id && evidence) router.refresh();
    };
    const lane = lanes.current[number % LANES] ?? Promise.resolve();
    lanes.current[number % LANES] = lane.then(() =>
      sendFile(file, { evidence, resume: held?.id }, tell),
    );
  };
  const drop = async (id: string) => {
    if (await giveUp(id)) setWaiting((all) => all.filter((one) => one.id !== id));
  };
  return {
    files,
    waiting,
    take: (chosen: FileList) => [...chosen].forEach(begin),
    drop: (id: string) => void drop(id),
  };
}

const isOnItsWay = ({ id, problem }: Sent) => id === undefined && problem === undefined;

/** Tells the form when a file of it was kept: its hidden field is part of what is typed. */
function useChangeTold(box: RefObject<HTMLElement | null>, added: number) {
  useEffect(() => {
    if (added > 0) box.current?.dispatchEvent(new Event("input", { bubbles: true }));
  }, [box, added]);
}

/** Holds a form back from being saved while files of it are on their way: it would be saved without them. */
function useHeldBack(box: RefObject<HTMLElement | null>, sending: boolean): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form || !sending) return;
    const hold = (event: SubmitEvent) => {
      if (!(event.submitter instanceof HTMLButtonElement) || event.submitter.value !== "save")
        return;
      event.preventDefault();
      event.stopPropagation();
      setHeld(true);
    };
    form.addEventListener("submit", hold);
    return () => {
      form.removeEventListener("submit", hold);
      setHeld(false);
    };
  }, [box, sending]);
  return held;
}

const MEGABYTE = 1024 * 1024;

/** "12.0 of 200.0 MB": where the two numbers go is the sentence's own affair. */
const progressWords = (
  sentence: string,
  { arrived = 0, size }: { arrived?: number; size: number },
): string =>
  sentence
    .replace("%1", (arrived / MEGABYTE).toFixed(1))
    .replace("%2", (size / MEGABYTE).toFixed(1));
