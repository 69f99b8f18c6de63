import { translator } from "@/lib/messages/words";

const t = translator("public");

/** Copies the text of the element with that id; hidden until the page’s one script finds that it can. */
export function CopyButton({ source, name }: { source: string; name: string }) {
  return (
    <>
      <button
        type="button"
        hidden
        data-copies={source}
        className="target no-print text-accent ml-3 cursor-pointer underline"
      >
        {t("cite.copy")}
        <span className="sr-only">{`: ${name}`}</span>
      </button>
      <span
        role="status"
        data-done={t("cite.copied")}
        data-marked={t("cite.marked")}
        className="no-print text-soft ml-2"
      />
    </>
  );
}
