"use client";

import { useRef, useState, type DragEvent } from "react";

export type FileWords = Record<
  "label" | "hint" | "drop" | "done" | "failed" | "sending" | "noScript",
  string
>;
type Sent = { key: number; name: string; share: number; id?: string; problem?: string };

/**
 * Files by drop or by choice, several at once, each with its progress. A file is sent at once and named in the form by
 * its id; it counts as uploaded only when the server has it on its disk. Given `evidence`, it belongs there at once.
 */
export function FileDrop({ words, evidence }: { words: FileWords; evidence?: string }) {
  const [files, setFiles] = useState<Sent[]>([]);
  const next = useRef(0);
  const update = (key: number, change: Partial<Sent>) =>
    setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const take = (chosen: FileList) => {
    for (const file of chosen) {
      const key = (next.current += 1);
      setFiles((all) => [...all, { key, name: file.name, share: 0 }]);
      send(file, evidence, (change) => update(key, change));
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  return (
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
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
      <ul aria-live="polite">
        {files.map((file) => (
          <li key={file.key} className="text-small flex flex-wrap items-center gap-x-3 py-1">
            <span className="min-w-0">{file.name}</span>
            <Progress file={file} words={words} />
            {file.id && !evidence && <input type="hidden" name="attachments" value={file.id} />}
          </li>
        ))}
      </ul>
      <noscript>
        <p className="text-small">{words.noScript}</p>
      </noscript>
    </div>
  );
}

function Progress({ file, words }: { file: Sent; words: FileWords }) {
  if (file.problem) return <span className="text-alarm">{`${words.failed} ${file.problem}`}</span>;
  if (file.id) return <span className="font-semibold">{words.done}</span>;
  return (
    <span className="inline-flex items-center gap-2">
      <progress max={1} value={file.share} aria-label={file.name} />
      {words.sending}
    </span>
  );
}

function send(file: File, evidence: string | undefined, tell: (change: Partial<Sent>) => void) {
  const request = new XMLHttpRequest();
  request.open("POST", "/desk/files");
  request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
  request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
  request.setRequestHeader("x-file-size", String(file.size));
  if (evidence) request.setRequestHeader("x-evidence", evidence);
  request.upload.onprogress = ({ loaded, total }) => tell({ share: total ? loaded / total : 0 });
  request.onerror = () => tell({ problem: "" });
  request.onload = () => tell(answerIn(request.responseText));
  request.send(file);
}

function answerIn(text: string): Partial<Sent> {
  try {
    const outcome = JSON.parse(text) as
      { ok: true; value: { id: string } } | { ok: false; problem: { message: string } };
    return outcome.ok ? { id: outcome.value.id, share: 1 } : { problem: outcome.problem.message };
  } catch {
    return { problem: "" };
  }
}
