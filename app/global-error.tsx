"use client";

import "@/app/styles/desk.css";
import words from "@/lib/messages/en/fault.json";
import DeskError from "./(staff)/desk/error";

/** A surprise in the frame itself, as while the database is away: without the frame, and in the same words. */
export default function FrameError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>{words.title}</title>
        <main className="p-6">
          <DeskError error={error} />
        </main>
      </body>
    </html>
  );
}
