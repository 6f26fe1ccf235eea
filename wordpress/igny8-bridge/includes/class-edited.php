<?php
/**
 * A delivery that would write over what a person has written.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Its message goes to IGNY8. */
final class Edited extends Undeliverable {
}
