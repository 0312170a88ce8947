import { basename } from 'node:path';
import { text, type Language } from '../locale/text';
import { asPolicyRow } from '../plan-text/as-policy-row';
import type { PlanProposal } from '../plan-text/proposal';
import { proposalWords } from '../plan-text/proposal-words';
import { readPlan } from '../plan-text/read-plan';
import { FileRefusal } from '../xlsx/file-refusal';
import { readDocument } from '../xlsx/read-document';
import { bytesOf } from './read-files';
import { CommandRefusal } from './refusal';

/** What a plan says, for a reader and as JSON. */
export interface PlanReading {
  readonly lines: readonly string[];
  readonly json: object;
}

/**
 * Reads a plan (方案) from a .txt or .docx file: what was found, the words that it came from, what is in doubt and why, and the row
 * of a policy table that it would make (rules.md §8).
 * @throws CommandRefusal where the file cannot be read
 */
export async function readPlanFile(path: string, language: Language): Promise<PlanReading> {
  const proposals = readPlan(await documentAt(path, language));
  return { lines: linesOf(proposals, language), json: jsonOf(proposals, path, language) };
}

async function documentAt(path: string, language: Language): Promise<string> {
  const bytes = await bytesOf(path, language);
  try {
    return await readDocument(basename(path), bytes);
  } catch (error) {
    if (error instanceof FileRefusal) throw new CommandRefusal(error.key, error.values, language);
    throw error;
  }
}

function linesOf(proposals: readonly PlanProposal[], language: Language): string[] {
  if (proposals.length === 0) return [text(language, 'plan.nothing')];
  const problems = proposals.filter(({ problem }) => problem !== null).length;
  return [
    ...proposals.flatMap((proposal, index) => {
      const { kind, content, problem } = proposalWords(proposal, language);
      const row = asPolicyRow(proposal);
      const cells = Object.entries(row?.cells ?? {}).map(([column, value]) => `${column}=${value}`);
      return [
        text(language, 'plan.line', { number: index + 1, kind, content }),
        text(language, 'plan.words', { words: proposal.words.replace(/\s+/g, ' ') }),
        ...(problem ? [text(language, 'plan.problem', problem)] : []),
        ...(row ? [text(language, 'plan.row', { table: row.table, cells: cells.join('；') })] : []),
      ];
    }),
    text(language, 'plan.summary', { count: proposals.length, problems }),
  ];
}

function jsonOf(proposals: readonly PlanProposal[], path: string, language: Language): object {
  return {
    plan: basename(path),
    proposals: proposals.map((proposal) => {
      const { content, problem } = proposalWords(proposal, language);
      return {
        kind: proposal.kind,
        content,
        words: proposal.words,
        start: proposal.start,
        end: proposal.end,
        problem: problem && { code: proposal.problem?.reason, ...problem },
        row: asPolicyRow(proposal),
      };
    }),
  };
}
