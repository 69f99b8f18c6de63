import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CommandForm, SubmitButton, TextField } from "@/components/staff/form";
import { LogoSection } from "@/components/staff/logo-section";
import { Moment } from "@/components/staff/moment";
import { Empty, PageHead, Section } from "@/components/staff/page-head";
import { buttonClass } from "@/components/ui/button";
import { Table } from "@/components/ui/table";
import { requireMember } from "@/lib/auth/session";
import { REVIEW_KINDS } from "@/lib/domain/review-interval";
import { newestScale, type Scale } from "@/lib/domain/scale";
import { scaleWords } from "@/lib/messages/scale";
import { settingWords } from "@/lib/messages/setting";
import { isMailSetUp } from "@/lib/staff/mail-server";
import { listScales } from "@/lib/staff/scale";
import {
  findSettings,
  listSettingsChanges,
  type Settings,
  type SettingsChange,
} from "@/lib/staff/setting";
import { askedIn, type Asked } from "../asked";
import { removeLogoAction, setReviewMonthsAction, setSiteAction, testMailAction } from "./actions";

export const metadata: Metadata = { title: settingWords("title") };

export default async function SettingsPage({ searchParams }: { searchParams: Asked }) {
  const who = await requireMember();
  const asked = await askedIn(searchParams);
  const [settings, changes, scales] = await Promise.all([
    findSettings(who),
    listSettingsChanges(who),
    listScales(who),
  ]);
  if (!settings) notFound();
  return (
    <>
      <PageHead title={settingWords("title")} lead={settingWords("lead")} />
      <SiteSection {...settings} />
      <LogoSection
        {...settings}
        said={asked.logo === "done" ? settingWords("logo.done") : undefined}
        problem={asked.problem}
        remove={removeLogoAction}
      />
      <MonthsSection {...settings} />
      <ScaleSection scale={newestScale(scales)} />
      <MailSection />
      <Section id="history" title={settingWords("history.title")}>
        {changes.length === 0 ? (
          <Empty>{settingWords("history.none")}</Empty>
        ) : (
          <History changes={changes} />
        )}
      </Section>
    </>
  );
}

const EXAMPLE = { light: "#0a5a87", dark: "#6db6e3" };

function SiteSection({ number, site }: Settings) {
  return (
    <Section id="site" title={settingWords("site.title")}>
      <p className="text-soft max-w-measure mb-4">{settingWords("site.lead")}</p>
      <CommandForm action={setSiteAction} className="flex max-w-md flex-col gap-4">
        <input type="hidden" name="number" value={number} />
        <TextField
          name="name"
          label={settingWords("site.name")}
          hint={settingWords("site.nameHint")}
          autoComplete="off"
          maxLength={40}
          defaultValue={site.name ?? ""}
        />
        <TextField
          name="contact"
          label={settingWords("site.contact")}
          hint={settingWords("site.contactHint")}
          type="email"
          autoComplete="off"
          defaultValue={site.contact ?? ""}
        />
        <AccentField ground="light" name="accentLight" colour={site.accentLight} />
        <AccentField ground="dark" name="accentDark" colour={site.accentDark} />
        <div>
          <SubmitButton busy={settingWords("saving")}>{settingWords("save")}</SubmitButton>
        </div>
      </CommandForm>
    </Section>
  );
}

/** A field for a colour, and the one that holds as a patch beside it. */
function AccentField({
  ground,
  name,
  colour,
}: {
  ground: "light" | "dark";
  name: "accentLight" | "accentDark";
  colour: string | null;
}) {
  return (
    <div className="flex items-end gap-3">
      <div className="grow">
        <TextField
          name={name}
          label={settingWords(`site.${name}`)}
          hint={settingWords("site.accentHint", { example: EXAMPLE[ground] })}
          autoComplete="off"
          spellCheck={false}
          defaultValue={colour ?? ""}
        />
      </div>
      <svg
        role="img"
        aria-label={settingWords("site.swatch", { ground })}
        viewBox="0 0 1 1"
        className="border-rule size-10 shrink-0 border"
      >
        <rect width="1" height="1" fill={colour ?? EXAMPLE[ground]} />
      </svg>
    </div>
  );
}

function MonthsSection({ number, months }: Settings) {
  return (
    <Section id="months" title={settingWords("months.title")}>
      <p className="text-soft max-w-measure mb-4">{settingWords("months.lead")}</p>
      <CommandForm action={setReviewMonthsAction} className="max-w-measure flex flex-col gap-4">
        <input type="hidden" name="number" value={number} />
        <div className="grid gap-4 sm:grid-cols-2">
          {REVIEW_KINDS.map((kind) => (
            <TextField
              key={kind}
              name={kind}
              label={settingWords(`months.kinds.${kind}`)}
              hint={settingWords("months.unit")}
              type="number"
              min={1}
              max={60}
              required
              defaultValue={String(months[kind])}
            />
          ))}
        </div>
        <div>
          <SubmitButton busy={settingWords("saving")}>{settingWords("save")}</SubmitButton>
        </div>
      </CommandForm>
    </Section>
  );
}

function ScaleSection({ scale }: { scale: Scale | null }) {
  return (
    <Section id="scale" title={settingWords("scale.title")}>
      <p className="text-soft max-w-measure mb-4">{settingWords("scale.lead")}</p>
      <p className="mb-4">{scaleWords(scale)}</p>
      <Link href="/desk/settings/scale" prefetch={false} className={buttonClass()}>
        {settingWords("scale.open")}
      </Link>
    </Section>
  );
}

function MailSection() {
  const isSetUp = isMailSetUp();
  return (
    <Section id="mail" title={settingWords("mail.title")}>
      <p className="max-w-measure mb-4">{settingWords(isSetUp ? "mail.setUp" : "mail.notSetUp")}</p>
      {isSetUp && (
        <CommandForm action={testMailAction}>
          <SubmitButton kind="plain" busy={settingWords("mail.testing")}>
            {settingWords("mail.test")}
          </SubmitButton>
        </CommandForm>
      )}
    </Section>
  );
}

function History({ changes }: { changes: SettingsChange[] }) {
  return (
    <Table
      caption={settingWords("history.title")}
      captionHidden
      columns={[
        { key: "at", head: settingWords("history.at") },
        { key: "by", head: settingWords("history.by") },
        { key: "site", head: settingWords("history.site") },
        { key: "months", head: settingWords("history.months") },
      ]}
      rows={changes.map(({ number, at, by, site, logo, months }) => ({
        key: String(number),
        cells: [
          <Moment key="at" at={at} />,
          by,
          [
            ...Object.values(site),
            logo && settingWords("history.logo", { hash: logo.sha256.slice(0, 8) }),
          ]
            .filter(Boolean)
            .join(" · ") || settingWords("history.usual"),
          REVIEW_KINDS.map((kind) => months[kind]).join(" · "),
        ],
      }))}
    />
  );
}
