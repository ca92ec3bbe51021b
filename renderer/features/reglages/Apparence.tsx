import { SegmentedControl, Slider, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type Densite, TAILLES_TEXTE, useDensite, useTailleTexte } from '../../app/preferences.ts'
import styles from './ReglagesScreen.module.css'

const SCHEMES = [
  {
    value: 'auto',
    label: <Choice icon={<IconDeviceDesktop size="1rem" />} text="Comme l’ordinateur" />,
  },
  { value: 'light', label: <Choice icon={<IconSun size="1rem" />} text="Clair" /> },
  { value: 'dark', label: <Choice icon={<IconMoon size="1rem" />} text="Sombre" /> },
] as const

/** Light or dark, the size of the text, the height of rows; applied at once and kept on this computer. */
export function Apparence() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [taille, setTaille] = useTailleTexte()
  const [densite, setDensite] = useDensite()
  return (
    <>
      <div className={styles.field}>
        <span className={styles.label} id="apparence-couleurs">
          Couleurs
        </span>
        <SegmentedControl
          aria-labelledby="apparence-couleurs"
          data={[...SCHEMES]}
          value={colorScheme}
          onChange={(value) => setColorScheme(value)}
        />
      </div>
      <div className={styles.field}>
        <span className={styles.label} id="apparence-taille">
          Taille du texte
        </span>
        <Slider
          className={styles.slider}
          thumbProps={{ 'aria-labelledby': 'apparence-taille' }}
          label={(value) => `${value}\u00a0%`}
          {...TAILLES_TEXTE}
          marks={[
            { value: 80, label: '80\u00a0%' },
            { value: 100, label: '100\u00a0%' },
            { value: 150, label: '150\u00a0%' },
          ]}
          defaultValue={taille}
          onChangeEnd={setTaille}
        />
      </div>
      <div className={styles.field}>
        <span className={styles.label} id="apparence-lignes">
          Lignes des listes
        </span>
        <SegmentedControl
          aria-labelledby="apparence-lignes"
          data={[
            { value: 'compacte', label: 'Compactes' },
            { value: 'confortable', label: 'Confortables' },
          ]}
          value={densite}
          onChange={(value) => setDensite(value as Densite)}
        />
      </div>
    </>
  )
}

function Choice({ icon, text }: { readonly icon: ReactNode; readonly text: string }) {
  return (
    <span style={{ display: 'inline-flex', gap: '0.375rem', alignItems: 'center' }}>
      <span aria-hidden style={{ display: 'inline-flex' }}>
        {icon}
      </span>
      {text}
    </span>
  )
}
