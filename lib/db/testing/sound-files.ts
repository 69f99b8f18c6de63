import { docxOf, matrixOf, matrixRow, paragraph, uprInfoOf, uprInfoRow } from "./files";
import { xlsxOf } from "./sheets";

// A small sound file of each format that is taken in, for whatever is then done to them.

export const SHEET = [
  [
    "Recommendation",
    "State under review",
    "Recommending States",
    "Response",
    "UPR session",
    "Date",
  ],
  ["Plant trees", "Slovenia", "Chile; Estonia", "Accepted", "44", "2024-02-01"],
  ["Plant hedges & shrubs", "Slovenia", "Estonia", "Noted", "44", "2024-02-01"],
];
const csvOf = (rows: string[][]) =>
  Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n"));
const UWAZI = [
  [
    "Title",
    "Date added",
    "Template",
    "State under review",
    "Recommending state",
    "Session",
    "Response",
    "Published",
  ],
  [
    "Plant trees",
    "2024-02-01",
    "Recommendation",
    "Slovenia",
    "Chile",
    "44 - November 2023",
    "Accepted",
    "Published",
  ],
];
const ANNOTATION = {
  AnnotationId: "00000000-0000-4000-8000-000000000001",
  DocumentId: "00000000-0000-4000-8000-000000000002",
  Symbol: "CRC/C/SVN/CO/9",
  Body: "- CRC",
  AnnotationType: "- Recommendations",
  Text: "4.The Committee recommends trees.",
  Countries: ["Slovenia"],
  Regions: [],
  AffectedPersons: ["Children"],
  Themes: ["Shade"],
  Sdgs: ["15 - LIFE ON LAND"],
  PublicationDate: "2024-02-12T00:00:00",
  PublicationDateOnUhri: "2024-03-03T10:53:45.827",
  UprCycle: null,
  UprPositions: [],
  UprRecommendingCountry: [],
  UprRecommendingRegions: [],
  UprSession: [],
};

/** A small sound file of each format. `mapped` says that a table is read by the mapping that its headers suggest. */
export async function soundFiles(): Promise<{ name: string; bytes: Buffer }[]> {
  const report = [
    "Report of the Working Group on the Universal Periodic Review",
    "* Slovenia",
    "1. The Working Group held its forty-fifth session. The review of Slovenia was held at the 2nd meeting.",
    "6. The recommendations listed below enjoy the support of Slovenia:",
    "6.1 Plant trees (Chile) (Estonia);",
    "6.2 Plant hedges (Estonia)",
  ];
  return [
    {
      name: "matrix.docx",
      bytes: await matrixOf([
        "Theme: A12 Fair weather",
        matrixRow("5.1 Plant trees (Chile);"),
        matrixRow("5.2 Plant hedges (Estonia);", "Noted"),
      ]),
    },
    { name: "report.docx", bytes: await docxOf(report.map(paragraph).join(""), "A/HRC/90/7") },
    { name: "table.xlsx", bytes: await xlsxOf({ List: SHEET, Notes: [["Read me"]] }) },
    {
      name: "upr-info.csv",
      bytes: uprInfoOf([
        uprInfoRow("Plant trees"),
        uprInfoRow("Plant hedges", { response: "Noted" }),
      ]),
    },
    { name: "uwazi.csv", bytes: csvOf(UWAZI) },
    { name: "table.csv", bytes: csvOf(SHEET) },
    {
      name: "roll-call.csv",
      bytes: Buffer.from("# declared: 1 yes, 1 no, 0 abstain\nState,Vote\nSlovenia,Y\nChile,N"),
    },
    {
      name: "uhri.json",
      bytes: Buffer.from(
        JSON.stringify([ANNOTATION, { ...ANNOTATION, AnnotationId: ANNOTATION.DocumentId }]),
      ),
    },
    {
      name: "uhri.jsonl",
      bytes: Buffer.from(
        `${JSON.stringify({ annotationId: ANNOTATION.AnnotationId, symbol: "CRC/C/SVN/CO/9", annotationType: null, en: "Plant trees" })}\n`,
      ),
    },
  ];
}
