import { PALIERS } from '../../../shared/domain/niveau.ts'
import type { Resume } from '../../../shared/ipc/resumes.ipc.ts'
import { LIBELLES_PALIER } from '../../../shared/texts/libelles.ts'
import { Panel } from '../../ui/Panel.tsx'
import { PartsTable } from './PartsTable.tsx'

/** Different enfants by level of school, as the form counts them. */
export function NiveauxPanel({
  resume: { enfants, enfantsParPalier },
}: {
  readonly resume: Resume
}) {
  return (
    <Panel title="Enfants par niveau">
      <PartsTable
        label="Enfants par niveau"
        head="Niveau"
        lines={PALIERS.map((palier) => ({
          key: palier,
          name: LIBELLES_PALIER[palier],
          count: enfantsParPalier[palier],
        }))}
        total={enfants}
      />
    </Panel>
  )
}
