import fs from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { outsidePlan } from "@/lib/db/plan";

// Where no container engine runs, what it would run is read.

type Service = {
  image: string;
  environment: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  ports?: string[];
  volumes: string[];
};
const compose = parse(fs.readFileSync("docker-compose.yml", "utf8")) as {
  services: { app: Service; database: Service };
  volumes: Record<string, unknown>;
};
const { app, database } = compose.services;
const dockerfile = fs.readFileSync("Dockerfile", "utf8");

test("the app reads the record and the publication by two logins, which Onus accepts", () => {
  const filled = (setting: string) =>
    (app.environment[setting] ?? "").replace(/\$\{\w+:\?[^}]*\}/g, "a-password");
  const secrets = { owner: "", desk: "", publisher: "", public: "", session: "" };
  const plan = outsidePlan(filled("DATABASE_URL"), filled("DATABASE_URL_PUBLIC"), secrets);
  expect(plan).toMatchObject({
    ok: true,
    value: { record: "record", publication: "publication", reader: { user: "publication_public" } },
  });
  expect(new URL(filled("DATABASE_URL")).username).toBe(database.environment["POSTGRES_USER"]);
});

test("no password stands in the file: a start without one is refused", () => {
  for (const value of [app, database].flatMap(({ environment }) => Object.values(environment)))
    if (/password/i.test(value)) expect(value).toMatch(/\$\{ONUS_\w+_PASSWORD:\?/);
});

test("the app waits until the database is well, and each keeps its data in a volume", () => {
  expect(app.depends_on?.["database"]?.condition).toBe("service_healthy");
  expect(database.healthcheck?.test.join(" ")).toContain("pg_isready");
  const kept = [...app.volumes, ...database.volumes].map((volume) => volume.split(":")[0]);
  expect(kept).toEqual(Object.keys(compose.volumes));
});

test("only this machine reaches the app, and nobody the database", () => {
  expect(app.ports).toEqual(["127.0.0.1:3000:3000"]);
  expect(database.ports).toBeUndefined();
});

test("every image names its version", () => {
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map((match) => match[1] ?? "");
  for (const image of [...bases, app.image, database.image]) expect(image).toMatch(/:\d+(\.\d+)*/);
  expect(bases.every((image) => image.startsWith("node:24"))).toBe(true);
  expect(database.image).toMatch(/^postgres:18/);
});

test("the app does not run as root, and starts as it does without a container", () => {
  const last = dockerfile.slice(dockerfile.lastIndexOf("FROM "));
  expect(last).toMatch(/^USER node$/m);
  expect(last).toMatch(/^CMD \["node", "lib\/cli\/start\.mjs"\]$/m);
  expect(last.indexOf("USER node")).toBeLessThan(last.indexOf("CMD ["));
});

test("neither secrets nor what this machine has built goes into the image", () => {
  const left = fs.readFileSync(".dockerignore", "utf8").split("\n");
  expect(left).toEqual(expect.arrayContaining([".onus", "node_modules", ".next", ".git", ".env*"]));
});
