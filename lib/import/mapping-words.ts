/** What a column of somebody's spreadsheet can say about a recommendation. */
export const MAPPED_FIELDS = [
  "text",
  "state",
  "issuers",
  "position",
  "symbol",
  "paragraph",
  "cycle",
  "session",
  "publishedOn",
  "body",
  "themes",
  "groups",
  "sdgs",
  "actionCategory",
  "externalId",
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

/**
 * Headers by which files name a field, the plainest first: those of UPR Info, of the Universal Human Rights Index, of
 * Uwazi and IMPACT OSS, and common words in English, French and Spanish. Lower case, without accents and signs.
 */
export const HEADERS: Record<MappedField, readonly string[]> = {
  text: words(
    "recommendation text, text of the recommendation, recommendation, recommendations, full text, text, recommendation and recommending state, recommandation, recommandations, texte de la recommandation, texte, recomendacion, recomendaciones, texto de la recomendacion, texto, description, title, titre, titulo",
  ),
  state: words(
    "state under review, sur, reviewed state, country under review, countries concerned, country concerned, state concerned, state, country, to, addressee, etat examine, etat sous examen, pays examine, etat, pays, estado examinado, pais examinado, estado, pais",
  ),
  issuers: words(
    "recommending states, recommending state, recommending state s, upr recommending states, upr reccomending states, recommending countries, recommending country, rs, from, issued by, etats recommandants, etat recommandant, etat auteur, auteur, pays auteur, estados recomendantes, estado recomendante, estado que recomienda, pais recomendante, estado emisor",
  ),
  position: words(
    "position, upr position, state position, position of the state, position of the state under review, response, state response, responses, support level, support, accepted, status of acceptance, reponse, position de l etat, respuesta, posicion, posicion del estado",
  ),
  symbol: words(
    "document symbol, symbol, un symbol, un document symbol, cote, cote du document, signatura, simbolo, reference document, document, documento",
  ),
  paragraph: words(
    "paragraph number, paragraph, para, paragraph no, recommendation number, recommendation no, number in document, number, no, nr, paragraphe, numero de paragraphe, parrafo, numero de parrafo, numero, code, reference",
  ),
  cycle: words("upr cycle, cycle, cycle de l epu, ciclo, ciclo del epu"),
  session: words("upr session, working group session, session, sesion, sesion del epu"),
  publishedOn: words(
    "document publication date, publication date, published on, publicationdate, date of publication, adoption date, date, date de publication, fecha de publicacion, fecha",
  ),
  body: words(
    "recommending body, reccomending body, treaty body, un mechanism, mechanism, body, organ, mecanisme, organe, mecanismo, organo",
  ),
  themes: words(
    "themes, theme, issues, issue, topics, topic, human rights themes, rights, right, category, cluster, thematique, thematiques, sujet, temas, tema, derechos",
  ),
  groups: words(
    "affected persons, persons affected, affected groups, affected group, groups of persons, vulnerable groups, personnes concernees, groupes concernes, personas afectadas, grupos afectados",
  ),
  sdgs: words("sdgs, sdg, sustainable development goals, relevant sdgs, odd, ods"),
  actionCategory: words(
    "action category, action, type of action, categorie d action, categoria de accion",
  ),
  externalId: words(
    "ohchr annotation id, annotation id, annotationid, external id, sharedid, shared id, unique id, uuid, id, identifiant, identificador",
  ),
};

function words(list: string): readonly string[] {
  return list.split(", ");
}

/** Answers of States by the word that spreadsheets use for them, where `readPosition` knows the English ones. */
export const ANSWERS: readonly (readonly [pattern: RegExp, english: string])[] = [
  [
    /^(partiellement (acceptee?|soutenue?)|(acceptee?|soutenue?) (en partie|partiellement))s?$/,
    "Partially accepted",
  ],
  [
    /^(parcialmente (aceptad[ao]|apoyad[ao])|(aceptad[ao]|apoyad[ao]) (en parte|parcialmente))s?$/,
    "Partially accepted",
  ],
  [/^(support(ed)?|accept(ed)?) in part$|^partial(ly)?$/, "Partially accepted"],
  [
    /^(acceptee?|soutenue?|appuyee?|oui|aceptad[ao]|apoyad[ao]|aceptada por el estado)s?$/,
    "Accepted",
  ],
  [/^(rejetee?|refusee?|non acceptee?|rechazad[ao]|no aceptad[ao])s?$/, "Rejected"],
  [
    /^(notee?|prise? en note|pris note|prend note|prise? note|tomad[ao] nota|toma nota|se toma nota|anotad[ao]|observad[ao])s?$/,
    "Noted",
  ],
  [
    /^(en attente|en suspens|a l examen|en cours d examen|pendiente|en estudio|under review|to be examined)s?$/,
    "Pending",
  ],
];
