<?php
/**
 * Why a delivery can't become a post, in words for people.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Its message goes to IGNY8. */
class Undeliverable extends \Exception {
}
