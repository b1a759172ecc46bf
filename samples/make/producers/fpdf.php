<?php
// Prints strings of cp874 at given places by FPDF, in fonts of one byte a character made by its own makefont.
$parameters = json_decode(stream_get_contents(STDIN), true);
date_default_timezone_set('Asia/Bangkok');
$makefont = stream_resolve_include_path('fpdf/makefont/makefont.php');
foreach ($parameters['faces'] as $weight => $file) {
    copy($file, "$weight.ttf");
    $command = array_map('escapeshellarg', [PHP_BINARY, $makefont, "$weight.ttf", $parameters['map'], 'true', 'true']);
    exec(implode(' ', $command), $words, $status);
    if ($status != 0) {
        fwrite(STDERR, implode("\n", $words));
        exit(1);
    }
    if (!$parameters['to_unicode']) { // as the FPDF of years ago, whose fonts said nothing of Unicode
        file_put_contents("$weight.php", preg_replace('/^\$uv = .*$/m', '', file_get_contents("$weight.php")));
    }
}

define('FPDF_FONTPATH', getcwd() . '/');
require 'fpdf/fpdf.php';

$pdf = new FPDF('P', 'pt', 'A4');
$pdf->SetAutoPageBreak(false);
foreach ($parameters['faces'] as $weight => $file) {
    $pdf->AddFont('Thai', $weight == 'bold' ? 'B' : '', "$weight.php");
}
foreach ($parameters['pages'] as $page) {
    $pdf->AddPage();
    foreach ($page as $run) {
        $pdf->SetFont('Thai', $run['bold'] ? 'B' : '', $run['size']);
        $pdf->Text($run['x'], $run['y'], iconv('UTF-8', 'CP874', $run['text']));
    }
}
echo $pdf->Output('S');
