/** Bodies that issue recommendations, and others who ask, by the word that addresses use. */
export const BODIES = {
  upr: { abbreviation: "UPR", name: "Universal Periodic Review", kind: "upr" },
  ohchr: {
    abbreviation: "OHCHR",
    name: "Office of the United Nations High Commissioner for Human Rights",
    kind: "office",
  },
  cerd: {
    abbreviation: "CERD",
    name: "Committee on the Elimination of Racial Discrimination",
    kind: "treaty-body",
  },
  cescr: {
    abbreviation: "CESCR",
    name: "Committee on Economic, Social and Cultural Rights",
    kind: "treaty-body",
  },
  ccpr: { abbreviation: "CCPR", name: "Human Rights Committee", kind: "treaty-body" },
  cedaw: {
    abbreviation: "CEDAW",
    name: "Committee on the Elimination of Discrimination against Women",
    kind: "treaty-body",
  },
  cat: { abbreviation: "CAT", name: "Committee against Torture", kind: "treaty-body" },
  crc: { abbreviation: "CRC", name: "Committee on the Rights of the Child", kind: "treaty-body" },
  cmw: { abbreviation: "CMW", name: "Committee on Migrant Workers", kind: "treaty-body" },
  crpd: {
    abbreviation: "CRPD",
    name: "Committee on the Rights of Persons with Disabilities",
    kind: "treaty-body",
  },
  ced: { abbreviation: "CED", name: "Committee on Enforced Disappearances", kind: "treaty-body" },
  spt: { abbreviation: "SPT", name: "Subcommittee on Prevention of Torture", kind: "treaty-body" },
  "special-procedures": {
    abbreviation: "Special Procedures",
    name: "Special Procedures of the Human Rights Council",
    kind: "special-procedure",
  },
  wgad: {
    abbreviation: "WGAD",
    name: "Working Group on Arbitrary Detention",
    kind: "special-procedure",
  },
  hrc: { abbreviation: "HRC", name: "Human Rights Council", kind: "council" },
  ga: { abbreviation: "GA", name: "General Assembly", kind: "assembly" },
  // No bodies of the United Nations: what they ask is a call, and stands in no dossier's figures.
  states: { abbreviation: "States", name: "States speaking for themselves", kind: "other" },
  "civil-society": {
    abbreviation: "Civil society",
    name: "Civil society organisations",
    kind: "other",
  },
} as const;

export type BodyCode = keyof typeof BODIES;
export const BODY_CODES = Object.keys(BODIES) as BodyCode[];
export const isBodyCode = (word: string): word is BodyCode => Object.hasOwn(BODIES, word);
