import { translator } from "@/lib/messages/words";

const t = translator("public");

const NAMES = ["en", "fr", "es", "ar", "ru", "zh"] as const;
const isKnown = (language: string): language is (typeof NAMES)[number] =>
  (NAMES as readonly string[]).includes(language);

/** The same text in further languages, each in its own direction and under its own name. */
export function FurtherTexts({ texts }: { texts: readonly { language: string; text: string }[] }) {
  if (texts.length === 0) return null;
  return (
    <details className="mt-4">
      <summary className="text-accent text-small min-h-8 cursor-pointer py-1">
        {t("recommendation.furtherTexts", { count: texts.length })}
      </summary>
      <dl className="max-w-[52ch]">
        {texts.map(({ language, text }) => (
          <div
            key={language}
            lang={language}
            dir={language === "ar" ? "rtl" : "ltr"}
            className="mt-4"
          >
            <dt className="text-note text-soft">
              {isKnown(language) ? t(`recommendation.language.${language}`) : language}
            </dt>
            <dd className="font-serif">
              <q>{text}</q>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
