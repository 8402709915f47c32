<?xml version="1.0" encoding="UTF-8"?>
<!--
  Every parameter an author can set, with its default.

  The same names stand in front matter, in book.yaml and after `quoin build
  -s`; the program passes them as strings.  Print and EPUB include this file, so
  a name means one thing everywhere; what an output can't use it ignores.

  A length is a number and mm, cm, in, pt, pc or em (of 10.5pt).  An empty
  default means "what suits": the comment says what.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- A4, A5, letter, 6x9, or width and height: "148mm 210mm" -->
  <xsl:param name="paper" select="'A4'"/>

  <!-- Margins of the text block.  Empty: by the paper, 26 52 22 26 mm on A4.
       One-sided pages have the inner margin where lines start. -->
  <xsl:param name="margin-inner" select="''"/>
  <xsl:param name="margin-outer" select="''"/>
  <xsl:param name="margin-top" select="''"/>
  <xsl:param name="margin-bottom" select="''"/>

  <!-- one | two: two mirrors the margins and puts folios outside -->
  <xsl:param name="sides" select="'one'"/>

  <!-- Font families, as fontconfig knows them.  Empty: Source Serif 4 and Source
       Sans 3, or what the language's script wants. -->
  <xsl:param name="body-font" select="''"/>
  <xsl:param name="heading-font" select="''"/>
  <xsl:param name="code-font" select="'Source Code Pro'"/>

  <!-- Size of the text, and the step from line to line; other sizes and all
       vertical spaces follow them -->
  <xsl:param name="font-size" select="'10.5pt'"/>
  <xsl:param name="leading" select="'14pt'"/>

  <!-- indent | space: how one paragraph is told from the next -->
  <xsl:param name="paragraphs" select="'indent'"/>

  <!-- yes | no -->
  <xsl:param name="justify" select="'yes'"/>
  <xsl:param name="hyphenate" select="'yes'"/>

  <!-- words with a hyphen wherever they may be divided: man-u-script GitHub -->
  <xsl:param name="hyphenation" select="''"/>

  <!-- yes | no: marks hang into the margin, letters widen and narrow a little,
       so that justified lines come out even -->
  <xsl:param name="protrusion" select="'yes'"/>
  <xsl:param name="expansion" select="'yes'"/>

  <!-- 0-6: levels in the contents; 1 is chapters (an article: its sections) -->
  <xsl:param name="toc-depth" select="'2'"/>

  <!-- 0-6: levels that carry a number.  The tree has its numbers before any
       stylesheet sees it, in @q:number; this is here for the list's sake. -->
  <xsl:param name="number-depth" select="'2'"/>

  <!-- Colour of links, bars and chapter numbers -->
  <xsl:param name="accent" select="'#0B5FA5'"/>

  <!-- plain | notes: whether print gives an external link's address in a note -->
  <xsl:param name="links" select="'plain'"/>

  <!-- page | recto: where a chapter may start (recto needs sides=two) -->
  <xsl:param name="chapter-start" select="'page'"/>

  <!-- yes | no: lines of facing pages and columns stand on a common grid -->
  <xsl:param name="grid" select="'no'"/>

  <!-- plain | small-caps | drop-cap: how a chapter's first paragraph begins -->
  <xsl:param name="chapter-opening" select="'plain'"/>

  <!-- Lists after the contents: any of "figures tables examples", or none -->
  <xsl:param name="lists-of" select="'none'"/>

  <!-- yes | no: whether an index is printed -->
  <xsl:param name="index" select="'yes'"/>

  <!-- yes | no: whether references in the EPUB say on which page of the print
       edition their end is, where there is one -->
  <xsl:param name="page-refs" select="'no'"/>

  <!-- yes | no: whether elements made carry their source position (q:pos).
       The EPUB's main stylesheet sets this to no. -->
  <xsl:param name="positions" select="'yes'"/>

</xsl:stylesheet>
