<?php
/**
 * Which fields of a post are as IGNY8 left them.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/**
 * The fields beside the text: what a person has set is theirs, and no delivery writes over it. Names are author, slug,
 * status, featured_image, seo_title, seo_description, and terms:TAXONOMY; values are compared as texts.
 */
final class Fields {

	/** What was written in each field: name => the texts that it may have. */
	const WRITTEN = '_igny8_fields';

	/** @var int The post. */
	private $post_id;

	/** @var array<string, string[]> As stored. */
	private $written;

	/** @var string[] The names of those that a person has set, as they were when this was made. */
	private $theirs;

	/**
	 * Reads what is there now.
	 *
	 * @param int $post_id The post.
	 */
	public function __construct( $post_id ) {
		clean_post_cache( $post_id );
		$this->post_id = $post_id;
		$this->written = (array) json_decode( (string) get_post_meta( $post_id, self::WRITTEN, true ), true );
		$this->theirs  = array();
		foreach ( $this->now() as $name => $text ) {
			$is_known = isset( $this->written[ $name ] );
			if ( $is_known ? ! in_array( $text, $this->written[ $name ], true ) : ! $this->is_blank( $name, $text ) ) {
				$this->theirs[] = $name;
			}
		}
	}

	/**
	 * Parts what may be written from what a person has set otherwise.
	 *
	 * @param array<string, string> $wanted What a delivery would write.
	 * @return string[] The names of those to leave alone.
	 */
	public function kept( array $wanted ): array {
		$now  = $this->now();
		$kept = array();
		foreach ( array_intersect( array_keys( $wanted ), $this->theirs ) as $name ) {
			if ( $now[ $name ] !== $wanted[ $name ] ) {
				$kept[] = $name;
			}
		}
		return $kept;
	}

	/**
	 * Before they are written: a run that is killed in between must not look like a person.
	 *
	 * @param array<string, string> $texts By name.
	 */
	public function expect( array $texts ) {
		foreach ( array_diff_key( $texts, array_flip( $this->theirs ) ) as $name => $text ) {
			$this->written[ $name ][] = $text;
		}
		$this->store();
	}

	/** Of a post that was just made: all of it is IGNY8's. */
	public function claim() {
		$this->theirs = array();
		$this->note();
	}

	/** After it: all is IGNY8's but what a person had set before. */
	public function note() {
		clean_post_cache( $this->post_id );
		foreach ( array_diff_key( $this->now(), array_flip( $this->theirs ) ) as $name => $text ) {
			$this->written[ $name ] = array( $text );
		}
		$this->store();
	}

	private function store() {
		update_post_meta( $this->post_id, self::WRITTEN, wp_slash( wp_json_encode( $this->written ) ) );
	}

	/** @return array<string, string> By name. */
	private function now(): array {
		$post = get_post( $this->post_id );
		$now  = array(
			'author'         => (string) $post->post_author,
			'slug'           => (string) $post->post_name,
			'status'         => self::status_text( $post->post_status, $post->post_date_gmt ),
			'featured_image' => (string) (int) get_post_thumbnail_id( $this->post_id ),
		);
		foreach ( Seo::read( $this->post_id ) as $name => $text ) {
			$now[ $name ] = $text;
		}
		foreach ( get_object_taxonomies( $post->post_type ) as $taxonomy ) {
			$ids = wp_get_object_terms( $this->post_id, $taxonomy, array( 'fields' => 'ids' ) );
			if ( is_array( $ids ) ) {
				$now[ 'terms:' . $taxonomy ] = self::terms_text( $ids );
			}
		}
		return $now;
	}

	/** Nobody has set it yet: as WordPress makes it. */
	private function is_blank( $name, $text ): bool {
		$default = array(
			'featured_image' => '0',
			'status'         => 'draft',
			'terms:category' => (string) (int) get_option( 'default_category' ),
		);
		return '' === $text || ( isset( $default[ $name ] ) && $default[ $name ] === $text );
	}

	/**
	 * The ids of terms, in one order.
	 *
	 * @param int[] $ids Of terms.
	 */
	public static function terms_text( array $ids ): string {
		$ids = array_unique( array_map( 'intval', $ids ) );
		sort( $ids );
		return implode( ',', $ids );
	}

	/**
	 * A person may also have moved the time of a scheduled post.
	 *
	 * @param string $status   The post's.
	 * @param string $date_gmt The post's.
	 */
	public static function status_text( $status, $date_gmt ): string {
		return 'future' === $status ? $status . ' ' . $date_gmt : $status;
	}

	/**
	 * For people.
	 *
	 * @param string $name Of a field.
	 */
	public static function label( $name ): string {
		$labels = array(
			'author'          => __( 'author', 'igny8-bridge' ),
			'slug'            => __( 'slug', 'igny8-bridge' ),
			'status'          => __( 'status', 'igny8-bridge' ),
			'featured_image'  => __( 'featured image', 'igny8-bridge' ),
			'seo_title'       => __( 'SEO title', 'igny8-bridge' ),
			'seo_description' => __( 'SEO description', 'igny8-bridge' ),
		);
		return isset( $labels[ $name ] ) ? $labels[ $name ] : substr( $name, strlen( 'terms:' ) );
	}
}
