import type { Resume } from '../../../shared/ipc/resumes.ipc.ts'
import { Panel } from '../../ui/Panel.tsx'
import { PartsTable } from './PartsTable.tsx'

/** Different enfants by school, each under that of the latest inscription. */
export function EtablissementsPanel({
  resume: { enfants, enfantsParEtablissement },
}: {
  readonly resume: Resume
}) {
  if (enfants === 0) return null
  return (
    <Panel title="Enfants par établissement">
      <PartsTable
        label="Enfants par établissement"
        head="Établissement"
        lines={enfantsParEtablissement.map(({ etablissement, enfants: count }, index) => ({
          // Two schools may have one name.
          key: `${index}`,
          name: etablissement ?? 'Non précisé',
          count,
        }))}
        total={enfants}
      />
    </Panel>
  )
}
