import type { CampaignResult } from '../campaign/result';
import { text, type Language } from '../locale/text';
import { READ_TABLES } from '../policy/policy-sheet';
import type { PolicyTableState } from './session';

/** The policy tables that a run computes with: present with so many rows, or missing, and what each is for. */
export function policyTableStates(result: CampaignResult | null, language: Language): PolicyTableState[] {
  return READ_TABLES.map(({ name }) => {
    const found = result?.policy.tables.filter(({ table }) => table === name) ?? [];
    return {
      table: name,
      sheet: found[0]?.place.sheet ?? null,
      rows: found.reduce((sum, { rows }) => sum + rows, 0),
      purpose: text(language, `action.purpose.${name}`),
    };
  });
}
