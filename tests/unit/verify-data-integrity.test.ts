import { expect, it } from 'vitest'
import { holdTo, scoreOfAcceptingAll } from '../support/statements'
import { dataIntegrityStatements } from '../support/statements-data-integrity'

it.each(dataIntegrityStatements)('$says', holdTo)

it('whoever accepts everything meets few of the statements', () => {
  expect(scoreOfAcceptingAll(dataIntegrityStatements)).toBeLessThan(0.4)
})
