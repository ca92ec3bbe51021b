import { PALIERS } from '../../../shared/domain/niveau.ts'
import { formatNumber } from '../../../shared/format.ts'
import type { Resume } from '../../../shared/ipc/resumes.ipc.ts'
import { LIBELLES_PALIER } from '../../../shared/texts/libelles.ts'
import { Panel } from '../../ui/Panel.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import styles from './AccueilScreen.module.css'

const METER_WIDTH_REM = 7

/** Different enfants by level of school, as the form counts them. */
export function NiveauxPanel({
  resume: { enfants, enfantsParPalier },
}: {
  readonly resume: Resume
}) {
  return (
    <Panel title="Enfants par niveau">
      <SmallTable
        label="Enfants par niveau"
        head={['Niveau', 'Part', 'Enfants']}
        rows={PALIERS.map((palier) => ({
          key: palier,
          cells: [
            LIBELLES_PALIER[palier],
            <Meter key="part" ratio={enfants === 0 ? 0 : enfantsParPalier[palier] / enfants} />,
            formatNumber(enfantsParPalier[palier]),
          ],
        }))}
        total={['Total', null, formatNumber(enfants)]}
      />
    </Panel>
  )
}

function Meter({ ratio }: { readonly ratio: number }) {
  return (
    <span
      role="img"
      aria-label={`${Math.round(ratio * 100)} %`}
      style={{
        display: 'block',
        width: `${METER_WIDTH_REM}rem`,
        marginInline: 'auto',
        textAlign: 'start',
      }}
    >
      <span className={styles.meter} style={{ width: `${ratio * METER_WIDTH_REM}rem` }} />
    </span>
  )
}
