import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CommandForm, SubmitButton } from "@/components/staff/form";
import { Moment } from "@/components/staff/moment";
import { Empty, PageHead } from "@/components/staff/page-head";
import { Table } from "@/components/ui/table";
import { requireMember } from "@/lib/auth/session";
import { may } from "@/lib/domain/permission";
import { failureWords, jobWords } from "@/lib/messages/job";
import { listJobs, type Job } from "@/lib/staff/job";
import { tryAgainAction } from "./actions";

export const metadata: Metadata = { title: jobWords("job.title") };

export default async function JobsPage() {
  const who = await requireMember();
  if (!may(who, "see jobs")) notFound();
  const jobs = await listJobs(who);
  return (
    <>
      <PageHead title={jobWords("job.title")} lead={jobWords("job.lead")} />
      {jobs.length === 0 ? (
        <Empty>{jobWords("job.none")}</Empty>
      ) : (
        <Table
          caption={jobWords("job.title")}
          captionHidden
          columns={[
            { key: "task", head: jobWords("job.task") },
            { key: "at", head: jobWords("job.time") },
            { key: "state", head: jobWords("job.state"), className: "md:w-[35%]" },
            { key: "tries", head: jobWords("job.tries"), align: "right" },
          ]}
          rows={jobs.map((job) => ({
            key: job.id,
            cells: [
              jobWords(`job.tasks.${job.task}`),
              job.state === "given up" ? "–" : <Moment key="at" at={job.at} />,
              <JobState key="state" job={job} />,
              jobWords("job.of", { attempts: job.attempts, most: job.maxAttempts }),
            ],
          }))}
        />
      )}
    </>
  );
}

function JobState({ job: { id, state, lastError } }: { job: Job }) {
  const hasFailed = state === "failing" || state === "given up";
  return (
    <div className="grid gap-2">
      {jobWords(`job.states.${state}`, { error: failureWords(lastError ?? "") })}
      {hasFailed && (
        <CommandForm action={tryAgainAction}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton kind="plain" busy={jobWords("job.tryingAgain")}>
            {jobWords("job.again")}
          </SubmitButton>
        </CommandForm>
      )}
    </div>
  );
}
