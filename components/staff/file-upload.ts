"use client";

import { DetailedError, Upload } from "tus-js-client";

/** How far a file has come: the bytes that the server has on its disk, and in the end its id there or what went wrong. */
export type Progress = {
  arrived?: number;
  /** Why it does not go on now; it is tried again and again. */
  halt?: "cut" | "signedOut" | null;
  id?: string;
  problem?: string;
};

/** What the server holds of a file that was cut off, in an earlier visit perhaps. */
export type Unfinished = {
  id: string;
  name: string;
  arrived: number;
  size: number;
  fingerprint: string;
};

const CHUNK_BYTES = 5 * 1024 * 1024;
const PAUSES_MS = [500, 1000, 2000, ...Array.from({ length: 2000 }, () => 3000)];

/**
 * By what a file is known when it is chosen again. A browser shows no more of it than this; a file that was changed in
 * between has another time.
 */
export const fingerprintOf = ({ name, size, lastModified }: File): string =>
  `${size}/${lastModified}/${name}`.slice(0, 200);

/**
 * Sends a file in parts, each acknowledged once it is on the server's disk, and goes on from there after a cut. Nothing is
 * kept in the browser: the server knows what of it has arrived. Resolves when the file is kept, or when it cannot be.
 */
export function sendFile(
  file: File,
  { evidence, resume }: { evidence?: string | undefined; resume?: string | undefined },
  tell: (progress: Progress) => void,
): Promise<void> {
  const endpoint = `${window.location.origin}/desk/uploads`;
  return new Promise((resolve) => {
    const upload = new Upload(file, {
      endpoint,
      ...(resume && { uploadUrl: `${endpoint}/${resume}` }),
      chunkSize: CHUNK_BYTES,
      retryDelays: PAUSES_MS,
      storeFingerprintForResuming: false,
      metadata: {
        name: file.name,
        mime: file.type,
        fingerprint: fingerprintOf(file),
        ...(evidence && { evidence }),
      },
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        if (status === 0) tell({ halt: "cut" });
        if (status === 401) tell({ halt: "signedOut" });
        return [0, 401, 409].includes(status) || status >= 500;
      },
      // Once begun it goes on or stops, and is never begun anew behind its sender's back.
      onUploadUrlAvailable: () => void (upload.options.endpoint = null),
      onChunkComplete: (_size, arrived) => tell({ arrived, halt: null }),
      onSuccess: () => {
        tell({ arrived: file.size, halt: null, id: upload.url?.split("/").at(-1) ?? "" });
        resolve();
      },
      onError: (error) => {
        tell({ halt: null, problem: reasonIn(error) });
        resolve();
      },
    });
    upload.start();
  });
}

/** Gives up what the server holds of a file. */
export async function giveUp(id: string): Promise<boolean> {
  const answer = await fetch(`/desk/uploads/${id}`, {
    method: "DELETE",
    headers: { "Tus-Resumable": "1.0.0" },
  }).catch(() => null);
  return answer !== null && (answer.ok || answer.status === 404);
}

/** The server's own words for a refusal, where it gave any. */
function reasonIn(error: Error | DetailedError): string {
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined;
  try {
    const { problem } = JSON.parse(body ?? "") as { problem?: { message?: string } };
    return problem?.message ?? "";
  } catch {
    return "";
  }
}
