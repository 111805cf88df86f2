import { expect, it } from 'vitest'
import { holdTo, scoreOfAcceptingAll } from '../support/statements'
import { dataModelStatements } from '../support/statements-data-model'

it.each(dataModelStatements)('$says', holdTo)

it('whoever accepts everything meets few of the statements', () => {
  expect(scoreOfAcceptingAll(dataModelStatements)).toBeLessThan(0.4)
})
