import { USUAL_LANGUAGE, type Direction } from "@/lib/domain/language";
import { ENGLISH, type Words } from "@/lib/messages/spoken";
import { INK, styleOf } from "./drawing-ink";
import { acrossFile, type ChartKey, type ChartSheet } from "./drawing";
import { keysInRows } from "./drawing-key";
import { running, wrapped } from "./drawing-text";
import { PositionGlyph } from "./mark";
import { PatternDefinitions } from "./pattern";

const WIDTH = 720;
const MARGIN = 24;
const INNER = WIDTH - 2 * MARGIN;
/** Letters that stand on one line of each size within the margins. */
const LETTERS = { title: 64, note: 104 };
const LINE = { title: 28, note: 19 };

type FileProps = {
  sheet: ChartSheet;
  /** Which edition it is of, and as of when. */
  foot: string;
  /** Where this drawing stays as it is. */
  address: string;
  /** Within a document that says its words beside it: the drawing and its keys alone. */
  bare?: boolean;
  /** In the language of which its sheet is. */
  say?: Words;
};

/** A chart as a file of its own: the finding above, what it rests on beneath, nothing that has to be fetched. */
export function DrawingFile({ sheet, foot, address, bare = false, say = ENGLISH }: FileProps) {
  const { title, definition, source, keys, drawing } = sheet;
  const { direction } = say;
  const titleLines = bare ? [] : wrapped(title, LETTERS.title);
  const drawingTop = MARGIN + titleLines.length * LINE.title + 12;
  const drawingHeight = drawing?.height ?? LINE.note;
  const keyTop = drawingTop + drawingHeight + 18;
  const keyRows = keysInRows(drawing ? keys : [], INNER);
  const noteTop = keyTop + keyRows.length * 24 + 6;
  const notes = (bare ? [] : [definition, source, foot, address]).flatMap((text) =>
    wrapped(text, LETTERS.note),
  );
  const height = noteTop + notes.length * LINE.note + MARGIN;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={WIDTH}
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-labelledby="title desc"
      lang={say.language === USUAL_LANGUAGE ? undefined : say.language}
    >
      <title id="title">{title}</title>
      <desc id="desc">{`${definition} ${foot}`}</desc>
      <style>{styleOf(direction)}</style>
      <PatternDefinitions />
      <rect width={WIDTH} height={height} fill={INK.paper} />
      {titleLines.map((text, at) => (
        <text
          key={text}
          x={MARGIN}
          y={MARGIN + at * LINE.title + 20}
          className="fill-ink text-title font-semibold"
        >
          {text}
        </text>
      ))}
      <g transform={`translate(${MARGIN} ${drawingTop})`}>
        {drawing ? (
          drawing.draw(acrossFile(INNER), direction)
        ) : (
          <text y="15" className="fill-ink text-small">
            {say.charts("empty")}
          </text>
        )}
      </g>
      {keyRows.map((row, at) => (
        <KeyRow key={at} row={row} y={keyTop + at * 24} direction={direction} />
      ))}
      {notes.map((text, at) => (
        <text
          key={`${at} ${text}`}
          x={MARGIN}
          y={noteTop + at * LINE.note + 14}
          className="fill-soft text-note"
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

type KeyRowProps = {
  row: readonly (ChartKey & { x: number })[];
  y: number;
  direction: Direction;
};

function KeyRow({ row, y, direction }: KeyRowProps) {
  const isRight = direction === "rtl";
  const side = (x: number) => (isRight ? WIDTH - MARGIN - x : MARGIN + x);
  return (
    <g>
      {row.map(({ key, label, pattern, stroke, mark, x }) => (
        <g key={key}>
          <g transform={`translate(${side(x) - (isRight ? 14 : 0)} ${y})`}>
            {mark ? (
              <PositionGlyph position={mark} />
            ) : (
              <rect width="14" height="14" fill={pattern} className={stroke} strokeWidth="1.5" />
            )}
          </g>
          <text
            x={side(x + 21)}
            y={y + 12}
            textAnchor={isRight ? "end" : undefined}
            className="fill-ink text-small"
          >
            {running(label, direction)}
          </text>
        </g>
      ))}
    </g>
  );
}
