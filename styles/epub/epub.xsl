<?xml version="1.0" encoding="UTF-8"?>
<!--
  DocBook to EPUB: every XML file of the book, in one tree.

    <q:files>
      <q:claim …/>                               what it says of accessibility, and why
      <q:file path="package.opf">…</q:file>      metadata, manifest, spine
      <q:file path="nav.xhtml">…</q:file>        contents, landmarks
      <q:file path="toc.ncx">…</q:file>          contents for old readers
      <q:file path="title.xhtml">…</q:file>
      <q:file path="c001.xhtml">…</q:file> …     one for each chapter

  src/epub/ takes it apart, file by file as they are made (stage:hand-over), puts
  images in (img/@data-fileref says which) and zips it.  All files lie in one folder, so a link is a file's name and an id.

    files.xsl      which divisions are files, and how to link to anything
    package.xsl       package.opf, with identity.xsl and accessibility.xsl
    nav.xsl           nav.xhtml, toc.ncx
    page.xsl       the frame of a file, title page, cover
    division.xsl   chapters, sections, headings
    block.xsl  list.xsl  table.xsl  media.xsl  inline.xsl  note.xsl
    qanda.xsl  back.xsl (glossary, bibliography)  index.xsl

  Anything that would grow faster than the book is avoided: links go through
  keys, numbers are stamped on the tree, and nothing counts its predecessors.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:func="http://exslt.org/functions"
    extension-element-prefixes="func">

  <xsl:import href="../common/params.xsl"/>
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/direction.xsl"/>
  <xsl:import href="../common/titles.xsl"/>
  <xsl:import href="../common/identity.xsl"/>
  <xsl:import href="../common/wrap.xsl"/>
  <xsl:import href="../common/opening.xsl"/>
  <xsl:import href="../common/synopsis.xsl"/>
  <xsl:import href="../common/marks.xsl"/>

  <xsl:include href="files.xsl"/>
  <xsl:include href="package.xsl"/>
  <xsl:include href="identity.xsl"/>
  <xsl:include href="accessibility.xsl"/>
  <xsl:include href="nav.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="division.xsl"/>
  <xsl:include href="block.xsl"/>
  <xsl:include href="list.xsl"/>
  <xsl:include href="table.xsl"/>
  <xsl:include href="media.xsl"/>
  <xsl:include href="inline.xsl"/>
  <xsl:include href="note.xsl"/>
  <xsl:include href="qanda.xsl"/>
  <xsl:include href="back.xsl"/>
  <xsl:include href="index.xsl"/>

  <!-- The cover's file in the EPUB; none if empty -->
  <xsl:param name="cover-image" select="''"/>

  <!-- When the book was changed last, as dcterms:modified wants it; empty:
       the book's own date -->
  <xsl:param name="modified" select="''"/>

  <!-- yes | no: whether a print edition is made with it, whose pages are marked
       here (src/epub/pagelist.h) and stand on the tree (@q:page) -->
  <xsl:param name="pages" select="'no'"/>

  <xsl:output method="xml" indent="no"/>

  <xsl:strip-space elements="db:book db:part db:partintro db:preface db:chapter
      db:appendix db:article db:section db:sect1 db:sect2 db:sect3 db:sect4
      db:sect5 db:simplesect db:info db:dedication db:acknowledgements
      db:colophon db:glossary db:glossdiv db:glossentry db:glosslist db:glossdef
      db:bibliography db:bibliodiv db:bibliolist db:biblioentry db:index
      db:indexdiv db:indexentry db:indexterm db:itemizedlist db:orderedlist
      db:variablelist db:varlistentry db:listitem db:simplelist db:procedure
      db:step db:substeps db:stepalternatives db:calloutlist db:callout
      db:table db:informaltable db:tgroup db:thead db:tbody db:tfoot db:row
      db:tr db:colgroup db:figure db:informalfigure db:example
      db:informalexample db:equation db:informalequation db:mediaobject
      db:imageobject db:textobject db:caption db:note db:tip db:important
      db:warning db:caution db:sidebar db:blockquote db:epigraph db:abstract
      db:qandaset db:qandadiv db:qandaentry db:question db:answer db:footnote
      db:formalpara db:authorgroup db:legalnotice db:subjectset db:keywordset"/>

</xsl:stylesheet>
