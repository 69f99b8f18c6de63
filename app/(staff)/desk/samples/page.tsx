import type { Metadata } from "next";
import { PageHead, Section } from "@/components/staff/page-head";
import { Button, buttonClass } from "@/components/ui/button";
import { Choices } from "@/components/ui/choices";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Textarea } from "@/components/ui/textarea";
import { requireMember } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Samples" };

const HINT = "A hint says what is wanted before anything goes wrong.";
const ERROR = "An error says what is wrong and what to do.";
const OPTIONS = [
  { value: "one", label: "One" },
  { value: "two", label: "Two" },
];

/** Every part of the interface in every state, to be looked at and measured. */
export default async function SamplesPage() {
  await requireMember();
  return (
    <>
      <PageHead title="Samples" lead="Every part of the interface, in every state." />
      <Section title="Buttons">
        <div className="flex flex-wrap gap-3">
          <Button kind="primary">Primary</Button>
          <Button>Plain</Button>
          <Button kind="danger">Danger</Button>
          <Button kind="primary" disabled>
            Not now
          </Button>
          <a href="#fields" className={buttonClass("plain")}>
            A link as a button
          </a>
        </div>
      </Section>
      <Section title="Fields" id="fields">
        <div className="grid gap-6 md:grid-cols-2">
          <Field name="plain" label="A field" hint={HINT} defaultValue="Some text" />
          <Field name="wrong" label="A field with an error" hint={HINT} error={ERROR} />
          <Field name="off" label="A field that is closed" disabled defaultValue="Closed" />
          <Field name="day" label="A day" type="date" />
          <Select name="choice" label="One of a list" options={OPTIONS} empty="Any" />
          <Select name="wrong-choice" label="With an error" options={OPTIONS} error={ERROR} />
          <Textarea name="text" label="Several lines" hint={HINT} />
          <Textarea
            name="arabic"
            label="Right to left"
            defaultValue="نص من اليمين إلى اليسار"
            error={ERROR}
          />
          <Choices
            name="radio"
            label="One of these"
            pick="one"
            choices={CHOICES}
            chosen={["one"]}
          />
          <Choices
            name="checks"
            label="Any of these"
            pick="any"
            hint={HINT}
            error={ERROR}
            choices={CHOICES}
          />
        </div>
      </Section>
      <Section title="Notices and tags">
        <div className="grid gap-4">
          <Notice title="A note">Something to know.</Notice>
          <Notice kind="done" title="Saved 10:42" live={false} />
          <Notice kind="warning" title="A warning" live={false}>
            Something to look at before going on.
          </Notice>
          <Notice kind="problem" title="A problem" live={false}>
            {ERROR}
          </Notice>
          <p className="flex flex-wrap gap-2">
            <Tag>plain</Tag>
            <Tag tone="strong">strong</Tag>
            <Tag tone="accent">accent</Tag>
            <Tag tone="warning">warning</Tag>
          </p>
        </div>
      </Section>
      <Section title="Tables, pages, more">
        <Table
          caption="A table with a caption"
          columns={[
            { key: "name", head: "Name", sort: { href: "#", direction: "ascending" } },
            { key: "text", head: "Text", sort: { href: "#", direction: "none" } },
            { key: "count", head: "Count", align: "right" },
          ]}
          rows={[
            { key: "1", cells: ["First", "A line of text that is long enough to wrap", 1204] },
            { key: "2", cells: ["Second", "Short", 7] },
          ]}
        />
        <Pagination
          page={2}
          pages={9}
          hrefOf={(page) => `#${page}`}
          words={{
            label: "Pages of the sample",
            previous: "Earlier",
            next: "Later",
            where: "Page 2 of 9",
          }}
        />
        <Disclosure summary="Something that can wait">It has been asked for.</Disclosure>
      </Section>
    </>
  );
}

const CHOICES = [
  { value: "one", label: "One", hint: "What choosing it means." },
  { value: "two", label: "Two", hint: "What choosing the other means." },
  { value: "three", label: "Three, closed", disabled: true },
];
