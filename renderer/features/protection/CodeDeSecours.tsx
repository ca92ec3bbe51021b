import { Button, Group, Modal } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { copiesTexts } from '../../../shared/domain/protection.ts'
import { typographie } from '../../../shared/format.ts'
import type { CodeDonne } from '../../../shared/ipc/protection.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import acts from '../../ui/Acts.module.css'
import { PrintedPage } from '../../ui/PrintedPage.tsx'
import styles from './Protection.module.css'

/** The code de secours, shown once, to print and put away. */
export function CodeDeSecours({
  donne,
  onClose,
}: {
  readonly donne: CodeDonne
  readonly onClose: () => void
}) {
  const { contexte } = useSelection()
  const [isPrinting, setIsPrinting] = useState(false)
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      title="Votre code de secours"
    >
      <div className={`${styles.stack} ${styles.wide}`}>
        <p className={acts.text}>
          Il ouvre vos données si le mot de passe est oublié. Imprimez-le et rangez-le sous clé,
          ailleurs que près de l’ordinateur&nbsp;: il ne sera plus montré.
        </p>
        <p className={styles.code}>{donne.codeDeSecours}</p>
        {copiesTexts(donne).map((texte) => (
          <p key={texte} className={acts.text}>
            {typographie(texte)}
          </p>
        ))}
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            leftSection={<IconPrinter size="1.125rem" aria-hidden />}
            onClick={() => setIsPrinting(true)}
          >
            Imprimer
          </Button>
          <Button onClick={onClose}>Je l’ai imprimé ou noté</Button>
        </Group>
      </div>
      {isPrinting ? (
        <PrintedPage
          structure={contexte.structure?.nom ?? ''}
          title="Code de secours de Cartable"
          onPrinted={() => setIsPrinting(false)}
        >
          <p>
            <strong>{donne.codeDeSecours}</strong>
          </p>
          <p>
            À l’ouverture de Cartable, cliquez sur «&nbsp;Mot de passe oublié&nbsp;» et tapez ce
            code. Gardez cette page sous clé, ailleurs que près de l’ordinateur.
          </p>
        </PrintedPage>
      ) : null}
    </Modal>
  )
}
