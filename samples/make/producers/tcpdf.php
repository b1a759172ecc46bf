<?php
// Prints strings at given places by TCPDF, in Unicode fonts that it embeds in part.
$parameters = json_decode(stream_get_contents(STDIN), true);
date_default_timezone_set('Asia/Bangkok');
define('K_TCPDF_EXTERNAL_CONFIG', true);
define('K_PATH_FONTS', getcwd() . '/');
define('K_PATH_CACHE', getcwd() . '/');
define('K_TCPDF_THROW_EXCEPTION_ERROR', true);
define('PDF_FONT_NAME_MAIN', 'helvetica');
copy('/usr/share/php/tcpdf/fonts/helvetica.php', 'helvetica.php');
require 'tcpdf/tcpdf.php';

$names = [];
foreach ($parameters['faces'] as $weight => $file) {
    $names[$weight] = TCPDF_FONTS::addTTFfont($file, 'TrueTypeUnicode', '', 32, getcwd() . '/');
}
$pdf = new TCPDF('P', 'pt', 'A4', true, 'UTF-8', false);
$pdf->setPrintHeader(false);
$pdf->setPrintFooter(false);
$pdf->SetAutoPageBreak(false);
$pdf->SetCellPadding(0);
$pdf->setFontSubsetting(true);
$pdf->setDocCreationTimestamp($parameters['created']);
$pdf->setDocModificationTimestamp($parameters['created']);
foreach ($parameters['pages'] as $page) {
    $pdf->AddPage();
    foreach ($page as $run) {
        $pdf->SetFont($names[$run['bold'] ? 'bold' : 'regular'], '', $run['size']);
        $pdf->SetXY($run['x'], $run['y']);
        $pdf->Cell(0, 0, $run['text'], 0, 0, 'L', false, '', 0, false, 'L');
    }
}
echo $pdf->Output('', 'S');
