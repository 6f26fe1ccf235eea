<?php
/**
 * Puts a delivery into its post.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Text, status, author and slug are one statement, the last but for notes: until it, a new post is a draft. */
final class Writing {

	/** @var int The post. */
	private $post_id;

	/** @var array The delivery, as the API hands it out. */
	private $delivery;

	/** @var Fields What of the post is whose. */
	private $fields;

	/** @var string[] The fields that a person has set otherwise. */
	private $kept = array();

	/**
	 * Of one delivery.
	 *
	 * @param int   $post_id  The post.
	 * @param array $delivery As the API hands it out.
	 */
	public function __construct( $post_id, array $delivery ) {
		$this->post_id  = $post_id;
		$this->delivery = $delivery;
		$this->fields   = new Fields( $post_id );
	}

	/**
	 * Writes all but what a person has set.
	 *
	 * @param int    $author  The author's user id.
	 * @param string $content The content, with its pictures in the media library.
	 * @param int    $cover   The featured picture's id; 0 for none.
	 * @param array  $terms   Ids by taxonomy.
	 * @throws Undeliverable When the database does not take it.
	 */
	public function write( $author, $content, $cover, array $terms ) {
		$columns    = $this->columns( $author );
		$seo        = Seo::wanted( $this->delivery );
		$wanted     = $this->wanted( $columns, $terms, $cover ) + $seo;
		$this->kept = $this->fields->kept( $wanted );
		$left       = array_flip( $this->kept );
		$this->fields->expect( array_diff_key( $wanted, $left ) );
		foreach ( $terms as $taxonomy => $ids ) {
			if ( ! isset( $left[ 'terms:' . $taxonomy ] ) ) {
				wp_set_object_terms( $this->post_id, $ids, $taxonomy );
			}
		}
		Seo::write( $this->post_id, array_diff_key( $seo, $left ) );
		if ( $cover && ! isset( $left['featured_image'] ) ) {
			set_post_thumbnail( $this->post_id, $cover );
		}
		$this->update( $this->text( $content ) + $this->permitted( $columns, $left ) );
		$this->fields->note();
	}

	/** What was left as a person has set it, in words for people. */
	public function warnings(): array {
		if ( ! $this->kept ) {
			return array();
		}
		$labels = implode( ', ', array_map( array( Fields::class, 'label' ), $this->kept ) );
		/* translators: %s: names of fields, such as "author, slug". */
		return array( sprintf( __( 'Kept as somebody has set it in WordPress: %s.', 'igny8-bridge' ), $labels ) );
	}

	private function text( $content ): array {
		return array(
			'ID'           => $this->post_id,
			'post_title'   => Text::escape( $this->delivery['title'] ),
			'post_content' => wp_kses_post( Blocks::of( $content, $this->delivery['post_type'] ) ),
			'post_excerpt' => wp_kses_post( $this->delivery['excerpt'] ),
		);
	}

	/** By field; an update that names no author leaves the one there is. */
	private function columns( $author ): array {
		$columns = array( 'status' => self::timing( $this->delivery, get_post( $this->post_id ) ) );
		if ( $this->delivery['author'] || ! $this->delivery['updates_delivery_id'] ) {
			$columns['author'] = array( 'post_author' => $author );
		}
		if ( ! empty( $this->delivery['slug'] ) ) {
			$columns['slug'] = array( 'post_name' => sanitize_title( $this->delivery['slug'] ) );
		}
		return array_filter( $columns );
	}

	private function permitted( array $columns, array $left ): array {
		return array_merge( array(), ...array_values( array_diff_key( $columns, $left ) ) );
	}

	/** As Fields compares them. */
	private function wanted( array $columns, array $terms, $cover ): array {
		$wanted = array();
		foreach ( $columns as $name => $values ) {
			$wanted[ $name ] = (string) reset( $values );
		}
		if ( isset( $columns['status']['post_date_gmt'] ) ) {
			$wanted['status'] = Fields::status_text( 'future', $columns['status']['post_date_gmt'] );
		}
		if ( $cover ) {
			$wanted['featured_image'] = (string) $cover;
		}
		foreach ( $terms as $taxonomy => $ids ) {
			$wanted[ 'terms:' . $taxonomy ] = Fields::terms_text( $ids );
		}
		return $wanted;
	}

	/** Before the text is there, since on tables without transactions a kill in between must not look like a person's edit. */
	private function update( array $columns ) {
		$print = '';
		$keep  = function ( $data ) use ( &$print ) {
			$plain = wp_unslash( $data );
			$print = Article::print_of( $plain );
			add_post_meta( $this->post_id, Article::WRITTEN, $print );
			$this->fields->expect( array( 'slug' => $plain['post_name'] ) ); // WordPress may have made it another.
			return $data;
		};
		add_filter( 'wp_insert_post_data', $keep, PHP_INT_MAX );
		$written = wp_update_post( wp_slash( $columns ), true );
		remove_filter( 'wp_insert_post_data', $keep, PHP_INT_MAX );
		if ( is_wp_error( $written ) ) {
			throw new Undeliverable( esc_html( $written->get_error_message() ) );
		}
		delete_post_meta( $this->post_id, Article::WRITTEN );
		add_post_meta( $this->post_id, Article::WRITTEN, $print );
	}

	/** What is public already does not become a draft because its text is replaced. */
	private static function timing( array $delivery, $before ): array {
		if ( in_array( $before->post_status, array( 'publish', 'private' ), true ) ) {
			return array();
		}
		if ( 'future' !== $delivery['post_status'] ) {
			return array( 'post_status' => $delivery['post_status'] );
		}
		$gmt = gmdate( 'Y-m-d H:i:s', strtotime( $delivery['publish_at'] ) );
		return array(
			'post_status'   => 'future',
			'post_date_gmt' => $gmt,
			'post_date'     => get_date_from_gmt( $gmt ),
			'edit_date'     => true,
		);
	}
}
